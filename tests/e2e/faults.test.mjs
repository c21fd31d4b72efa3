import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { kMimeTypes } from '../../tools/lib/serve.mjs';
import { kListed, kSite, openPage, startBrowser, startServer, textOf, waitForFragment, whenReady } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const packageText = () => readFileSync(join(kSite, 'areas', readdirSync(join(kSite, 'areas'))[0]), 'utf8');
const kPackage = '**/areas/south-east-london.json';
const answerWith = (body) => (route) => route.fulfill({ body, contentType: 'application/json' });

// What every fault must end in: sentences, the list, the table, and no blank page.
async function assertStillServes(page, pattern) {
  await page.waitForFunction((source) => new RegExp(source, 'i').test(document.getElementById('notices').innerText), pattern.source);
  assert.equal(await page.locator(kListed).count(), 37);
  assert.match(await textOf(page, '#view table'), /North Southwark/);
  assert.equal(await page.locator('#progress').isVisible(), false);
}

test('without WebGL 2 the page says so, and search, answers and tables work', async () => {
  const blind = await startBrowser({ webgl: false });
  try {
    const page = await openPage(blind, server.url);
    await assertStillServes(page, /WebGL 2/);
    await page.fill('#search-text', 'SE5 9RS');
    await page.press('#search-text', 'Enter');
    await waitForFragment(page, /postcode=/);
    assert.match(await textOf(page, '#answer'), /SE5 9RS/);
    assert.equal(await page.locator('#canvas').isVisible(), false);
  } finally {
    await blind.close();
  }
});

test('without WebAssembly the page says so and the list stays', async () => {
  const page = await openPage(browser, server.url, '', { ready: false, javaScriptEnabled: true, routes: {
    '**/page/main.js': async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
    },
  } });
  await assertStillServes(page, /WebAssembly/);
  await page.context().close();
});

test('a missing package is named, and trying again helps once it is there', async () => {
  let missing = true;
  const page = await openPage(browser, server.url, '', { ready: false, routes: {
    [kPackage]: (route) => (missing ? route.fulfill({ status: 404 }) : route.continue()),
  } });
  await assertStillServes(page, /areas\/.*not on the server/);
  missing = false;
  await page.click('#notices button:has-text("Try again")');
  await whenReady(page);
  assert.equal(await textOf(page, '#notices'), '');
  await page.context().close();
});

test('without the postcodes map and tables stand, the search waits for them, and trying again helps', async () => {
  let missing = true;
  const page = await openPage(browser, server.url, '', { ready: false, routes: {
    '**/areas/*.rest.json': (route) => (missing ? route.fulfill({ status: 404 }) : route.continue()),
  } });
  await assertStillServes(page, /postcodes could not be loaded/);
  assert.equal(await page.locator('#canvas').isVisible(), true);
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  assert.doesNotMatch(await textOf(page, '#notices'), /nothing was found|not among/i);
  missing = false;
  await page.click('#notices button:has-text("Try again")');
  await whenReady(page);
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  await page.context().close();
});

test('an address with a postcode is answered once the postcodes are here', async () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const page = await openPage(browser, server.url, '#postcode=SE5 9RS', { ready: false, routes: {
    '**/areas/*.rest.json': async (route) => { await held; await route.continue(); },
  } });
  await page.waitForFunction(() => !document.getElementById('canvas').hidden);
  assert.doesNotMatch(await textOf(page, '#notices'), /not among/);
  release();
  await whenReady(page);
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
  await page.context().close();
});

test('a package that is not JSON is refused with place and reason', async () => {
  const page = await openPage(browser, server.url, '', { ready: false, routes: { [kPackage]: answerWith('<!doctype html><p>Not here') } });
  await assertStillServes(page, /south-east-london\.json|JSON/);
  await page.context().close();
});

test('half a package is refused', async () => {
  const text = packageText();
  const page = await openPage(browser, server.url, '', { ready: false, routes: { [kPackage]: answerWith(text.slice(0, text.length / 2)) } });
  await assertStillServes(page, /could not be loaded/);
  await page.context().close();
});

test('an empty package is refused', async () => {
  const page = await openPage(browser, server.url, '', { ready: false, routes: { [kPackage]: answerWith('') } });
  await assertStillServes(page, /could not be loaded/);
  await page.context().close();
});

test('a package of a newer version is refused by its version', async () => {
  const newer = packageText().replace(/("version"\s*:\s*)\d+/, '$1999');
  assert.notEqual(newer, packageText());
  const page = await openPage(browser, server.url, '', { ready: false, routes: { [kPackage]: answerWith(newer) } });
  await assertStillServes(page, /version|newer/);
  await page.context().close();
});

test('a broken connection is said in words', async () => {
  const page = await openPage(browser, server.url, '', { ready: false, routes: { '**/pcn.wasm': (route) => route.abort() } });
  await assertStillServes(page, /pcn\.wasm could not be fetched/);
  await page.context().close();
});

test('a connection that breaks half-way is told from a damaged file', async () => {
  // A host that promises more bytes than it sends.
  let broken;
  const half = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const bytes = readFileSync(join(kSite, path === '/' ? 'index.html' : path));
    const type = kMimeTypes[extname(path)] ?? 'text/html; charset=utf-8';
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length });
    if (path !== '/pcn.wasm') response.end(bytes);
    else response.write(bytes.subarray(0, bytes.length / 2), () => { broken = response; });
  });
  await new Promise((listening) => { half.listen(0, '127.0.0.1', listening); });
  const page = await openPage(browser, `http://127.0.0.1:${half.address().port}/`, '', { ready: false });
  // Once what was sent has been seen, so that the half is not a file that never came.
  await page.waitForFunction(() => /^Loading.*: (?!0 )/.test(document.getElementById('progress-text').textContent));
  while (!broken) await page.evaluate(() => new Promise((done) => { requestAnimationFrame(done); }));
  broken.destroy();
  await assertStillServes(page, /connection broke.*pcn\.wasm/);
  await page.context().close();
  half.close();
  half.closeAllConnections();
});

test('a damaged program is said in words', async () => {
  const page = await openPage(browser, server.url, '', { ready: false, routes: {
    '**/pcn.wasm': (route) => route.fulfill({ body: 'not wasm', contentType: 'application/wasm' }),
  } });
  await assertStillServes(page, /pcn\.wasm\) is damaged/);
  await page.context().close();
});

test('without its fonts the page still works', async () => {
  const page = await openPage(browser, server.url, '', { routes: { '**/fonts/*': (route) => route.fulfill({ status: 404 }) } });
  assert.equal(await page.locator(kListed).count(), 37);
  await page.context().close();
});

test('while bytes arrive, their count is shown', async () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const page = await openPage(browser, server.url, '', { ready: false, routes: {
    [kPackage]: async (route) => { await held; await route.continue(); },
  } });
  await page.waitForFunction(() => /\d+ kB of|\d MB of/.test(document.getElementById('progress-text').textContent));
  assert.ok(await page.locator('#progress').isVisible());
  release();
  await whenReady(page);
  assert.equal(await page.locator('#progress').isVisible(), false);
  await page.context().close();
});
