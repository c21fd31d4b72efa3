import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { atRest, kListed, kSite, openPage, startBrowser, startServer, textOf } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kPlain = 'page/plain.otf';
const kBoroughs = { Bexley: 4, Bromley: 8, Greenwich: 7, Lambeth: 9, Lewisham: 7, Southwark: 2 };

test('all networks by borough can be read without any script', async () => {
  const page = await openPage(browser, server.url, '', { ready: false, javaScriptEnabled: false });
  const headings = await page.locator('#list h3').allInnerTexts();
  for (const [borough, count] of Object.entries(kBoroughs)) assert.ok(headings.includes(`${borough} (${count})`), `${borough}: ${headings}`);
  assert.equal(await page.locator(kListed).count(), 37);
  assert.match(await textOf(page, '#view table'), /North Southwark/);
  assert.match(await textOf(page, 'noscript'), /need JavaScript/);
  await page.context().close();
});

test('loads without an error and asks nobody but its own host', async () => {
  const page = await openPage(browser, server.url);
  const origin = new URL(server.url).origin;
  assert.deepEqual(page.seen.errors, []);
  assert.deepEqual(page.seen.requests.filter((url) => new URL(url).origin !== origin && !/^(blob|data):/.test(url)), []);
  assert.ok(page.seen.requests.some((url) => url.endsWith('pcn.wasm')));
  assert.deepEqual(page.seen.requests.filter((url) => url.endsWith(kPlain)), [], 'plain letters are for those whose own do not come');
  await page.context().close();
});

test('asks for nothing more once it has loaded', async () => {
  const page = await openPage(browser, server.url);
  const before = page.seen.requests.length;
  await page.fill('#search-text', 'southwark');
  await page.press('#search-text', 'Enter');
  await page.locator('#list a').first().click();
  await page.selectOption('#theme', 'dark');
  assert.deepEqual(page.seen.requests.slice(before).filter((url) => !url.startsWith('data:')), []);
  await page.context().close();
});

test('at rest nothing is drawn, and nothing waits to be drawn', async () => {
  const page = await openPage(browser, server.url);
  await atRest(page);
  const drawn = await page.evaluate(() => ({ ...window.drawn }));
  assert.ok(drawn.calls > 0, 'the map was never drawn, so this test would prove nothing');
  // Frames are drawn when asked for and at no other time: nothing has asked, and no timer is set that could.
  assert.equal(await page.evaluate(() => window.outstanding()), 0);
  await atRest(page);
  assert.deepEqual(await page.evaluate(() => window.drawn), drawn);
  await page.context().close();
});

test('the canvas has a pixel for every pixel of the display', async () => {
  const page = await openPage(browser, server.url, '', { deviceScaleFactor: 2 });
  const { width, height, box } = await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const { width: w, height: h } = canvas.getBoundingClientRect();
    return { width: canvas.width, height: canvas.height, box: [w, h] };
  });
  assert.deepEqual([width, height], box.map((side) => Math.round(side * 2)));
  await page.context().close();
});

function filesBelow(folder) {
  return readdirSync(join(kSite, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(kSite, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const kPackings = {
  brotli: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

// Packed bytes of the files that a page fetches, as a host sends them.
const weight = (packing, wanted) => filesBelow('.').filter((file) => !file.startsWith('licences') && wanted(file))
  .reduce((bytes, file) => bytes + kPackings[packing](readFileSync(join(kSite, file))).length, 0);

const programWeight = (packing) => weight(packing, (file) => !file.startsWith('areas') && file !== kPlain);

test('program, scripts, style, fonts and page weigh at most 500 kB in brotli', { todo: 'they do not, since two maps, streets, workbooks and the catalogue of texts' }, () => {
  const bytes = programWeight('brotli');
  assert.ok(bytes <= 500_000, `${bytes} bytes`);
});

test('program, scripts, style, fonts and page weigh no more than they do, and at most 620 kB in gzip', () => {
  for (const [packing, most] of [['brotli', 515_000], ['gzip', 620_000]]) {
    const bytes = programWeight(packing);
    assert.ok(bytes <= most, `${packing}: ${bytes} bytes`);
  }
});

test('the data of the first map weigh at most 450 kB in gzip', () => {
  const first = readFileSync(join(kSite, 'index.html'), 'utf8').match(/data-package="([^"]*)"/)[1];
  const bytes = weight('gzip', (file) => file === first);
  assert.ok(bytes > 0 && bytes <= 450_000, `${bytes} bytes`);
});

test('no style and no script stands inside the page', () => {
  const html = readFileSync(join(kSite, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/i);
  for (const [script] of html.matchAll(/<script[^>]*>/g)) assert.match(script, /\ssrc="page\//);
  assert.match(html, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'/);
});
