// What tools/package makes: its files, the single file opened from a disk, and the modules that it is made with.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { crc32 } from '../../web/page/assemble/crc32.mjs';
import { digest, integrity, readFolder } from '../../web/page/assemble/files.mjs';
import { linkModules } from '../../web/page/assemble/link_modules.mjs';
import { gunzip } from '../../web/page/inflate.js';
import { kListed, kRoot, kSite, openPage, refusesText, startBrowser, textOf, waitForFragment } from './support/browser.mjs';
import { putDist, temporaryFolder } from './support/dist.mjs';

let browser;
let place;
let files;
let version;
before(async () => {
  place = temporaryFolder();
  [browser] = await Promise.all([startBrowser(),
    execFileSync(join(kRoot, 'tools/package'), ['--site', kSite, '--out', join(place.folder, 'dist')])]);
  files = readFolder(join(place.folder, 'dist'));
  version = [...files.keys()].find((name) => name.startsWith('v-')).split('/')[0];
});
after(async () => {
  await browser?.close();
  place.remove();
});

const textIn = (name) => files.get(name).toString();

test('the same site gives the same bytes', async () => {
  const again = join(place.folder, 'again');
  const { files: plain, version: same } = await putDist(again);
  assert.equal(same, version);
  for (const [name, bytes] of plain) if (name !== 'SHA256SUMS') assert.equal(digest(files.get(name)), digest(bytes), name);
});

test('checksums name every file and are right', () => {
  const lines = textIn('SHA256SUMS').trim().split('\n').map((line) => line.split('  '));
  assert.deepEqual(lines.map(([, name]) => name).sort(), [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort());
  for (const [sum, name] of lines) assert.equal(digest(files.get(name)), sum, name);
});

test('files compressed in advance hold the originals, and none is larger', () => {
  const packed = [...files.keys()].filter((name) => /\.(gz|br)$/.test(name));
  assert.ok(packed.includes(`${version}/pcn.wasm.br`) && packed.includes('index.html.gz'));
  for (const name of packed) {
    const original = files.get(name.slice(0, -3));
    const open = name.endsWith('.gz') ? gunzipSync : brotliDecompressSync;
    assert.equal(Buffer.compare(open(files.get(name)), original), 0, name);
    assert.ok(files.get(name).length < original.length, name);
  }
});

test('the manifest names the page, lies beside it, and its icons have the sizes that it says', () => {
  const manifest = JSON.parse(textIn('manifest.webmanifest'));
  assert.deepEqual([manifest.name, manifest.short_name, manifest.start_url, manifest.scope, manifest.lang],
    ['PCN Explorer: primary care networks of South East London', 'PCN Explorer', './', './', 'en-GB']);
  assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = files.get(src);
    assert.ok(bytes, src);
    if (type !== 'image/png') continue;
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
    assert.equal(crc32(bytes.subarray(12, 29)), bytes.readUInt32BE(29), 'checksum of the header');
    const length = bytes.readUInt32BE(33);
    const side = bytes.readUInt32BE(16);
    assert.equal(inflateSync(bytes.subarray(41, 41 + length)).length, side * (side * 4 + 1));
  }
});

test('the page asks for files of its own version only, and each is there', () => {
  const html = textIn('index.html');
  const start = html.slice(0, html.indexOf('>', html.indexOf('<body')));
  const addresses = [...start.matchAll(/\s(?:src|href|data-(?:package|program|fonts))="([^"]*)"/g)]
    .filter(([, value]) => !value.startsWith('data:')).flatMap(([, value]) => value.split(' '));
  assert.ok(addresses.length > 8);
  for (const address of addresses) {
    assert.ok(files.has(address), `${address} is not in the package`);
    if (address !== 'manifest.webmanifest') assert.ok(address.startsWith(`${version}/`), address);
  }
});

test('the worker keeps the page and every file that it can ask for, as they were packaged', () => {
  const kept = JSON.parse(textIn('sw.js').match(/const kFiles = (\{[^}]*\})/)[1]);
  for (const [name, sum] of Object.entries(kept)) assert.equal(integrity(files.get(name === './' ? 'index.html' : name)), sum, name);
  const wanted = [...files.keys()].filter((name) => name.startsWith('v-') && !/\.(gz|br|png)$/.test(name));
  assert.deepEqual(Object.keys(kept).sort(), [...wanted, './', 'manifest.webmanifest'].sort());
});

test('page, headers, note for hosts and documentation state one policy', () => {
  const [, policy] = textIn('index.html').match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /'unsafe-(inline|eval)'|https?:|\*/);
  const asHeader = `Content-Security-Policy: ${policy}; frame-ancestors 'self'`;
  for (const [name, text] of [['_headers', textIn('_headers')], ['HOSTING.txt', textIn('HOSTING.txt')],
    ['docs/HOSTING.md', readFileSync(join(kRoot, 'docs/HOSTING.md'), 'utf8')]]) {
    assert.ok(text.includes(asHeader), name);
  }
});

test('a folder that is no package is not overwritten', () => {
  assert.throws(() => execFileSync(join(kRoot, 'tools/package'), ['--site', kSite, '--out', join(kRoot, 'web')], { stdio: 'pipe' }),
    /holds no package/);
  assert.ok(existsSync(join(kRoot, 'web/main.cpp')));
});

const singleAddress = (fragment = '') => pathToFileURL(join(place.folder, 'dist/pcn-explorer.html')).href + fragment;

test('the single file opens from a disk: search and map, no request, no error', async () => {
  const page = await openPage(browser, singleAddress());
  assert.deepEqual(page.seen.requests.filter((url) => !url.startsWith('data:')), [singleAddress()]);
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
  assert.equal(await page.locator(kListed).count(), 37);
  assert.ok(await page.locator('#canvas').isVisible());
  assert.ok(await page.evaluate(() => window.drawn.calls) > 0);
  assert.equal(await page.evaluate(() => document.fonts.check('600 16px Inter') && [...document.fonts].length), 2);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#view [data-export]').first().click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  assert.deepEqual(page.seen.errors, []);
  assert.deepEqual(page.seen.requests.filter((url) => !/^(data|blob):/.test(url)).slice(1), []);
  assert.ok(await refusesText(page));
  await page.context().close();
});

test('the single file opens on a phone, in the dark, at an address with a state', async () => {
  const page = await openPage(browser, singleAddress('#theme=dark&postcode=SE5+9RS'), '', {
    viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
  await page.click('#tab-map');
  await page.waitForFunction(() => window.drawn.calls > 0);
  assert.ok(await page.locator('#canvas').isVisible());
  await page.click('#tab-tables');
  await page.locator('.licences summary').click();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('the single file has a policy without any origin and names the licences of its software', () => {
  const html = textIn('pcn-explorer.html');
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
  assert.doesNotMatch(policy, /'self'|'unsafe-|https?:|connect-src|\*/);
  const [, script] = html.match(/<script type="module">([\s\S]*?)<\/script>/);
  const [, style] = html.match(/<style>([\s\S]*?)<\/style>/);
  assert.ok(policy.includes(`script-src '${integrity(script)}' 'wasm-unsafe-eval'`));
  assert.ok(policy.includes(`style-src '${integrity(style)}'`));
  for (const words of [/Dear ImGui/, /Open Font\s+License/i, /MIT License/, /2015, Mapbox/]) assert.match(html, words);
});

test('the single file opens in a browser that cannot unpack gzip by itself', async () => {
  const page = await openPage(browser, 'about:blank', '', { ready: false });
  await page.addInitScript(() => { delete globalThis.DecompressionStream; });
  await page.goto(singleAddress());
  await page.waitForSelector('body[data-ready=true]', { timeout: 60_000 });
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('what was unpacked is what was packed, for every kind of block', () => {
  for (const size of [0, 1, 300, 70_000]) {
    const bytes = Buffer.from(Array.from({ length: size }, (_, i) => (i * i) % 251));
    for (const options of [{ level: 0 }, { level: 9 }, { strategy: 4 }, { strategy: 2 }]) {
      assert.equal(Buffer.compare(Buffer.from(gunzip(gzipSync(bytes, options))), bytes), 0, `${size} ${JSON.stringify(options)}`);
    }
  }
});

test('damaged compressed bytes are refused, never guessed at', () => {
  const packed = gzipSync(Buffer.from('primary care network '.repeat(50)));
  for (let length = 0; length < packed.length; ++length) assert.throws(() => gunzip(packed.subarray(0, length)), RangeError);
  for (let at = 0; at < packed.length; ++at) {
    const changed = Uint8Array.from(packed);
    changed[at] ^= 0xff;
    try {
      assert.equal(gunzip(changed).length, 1050);
    } catch (error) {
      assert.ok(error instanceof RangeError, String(error));
    }
  }
});

const linked = (modules) => linkModules('a.js', (path) => modules[path]);

test('joined modules run once each, in order, with names kept apart', () => {
  const text = linked({
    'a.js': "import { log } from './log.js';\nimport { twice as double } from './b.js';\n" +
      "import * as all from './b.js';\nconst name = 'a';\nlog.push(name, double(2), all.twice(4));\nresult = log;\n",
    'b.js': "import { log } from './log.js';\nconst name = 'b';\nlog.push(name);\nexport function twice(x) {\n  return 2 * x;\n}\n",
    'log.js': 'export const log = [];\nlog.push("log");\n',
  });
  const result = new Function(`let result; ${text}; return result;`)();
  assert.deepEqual(result, ['log', 'b', 'a', 4, 8]);
});

test('modules that cannot be joined faithfully are refused', () => {
  assert.throws(() => linked({ 'a.js': "import { x } from './b.js';\n", 'b.js': 'export const y = 1;\n' }), /b\.js exports no x/);
  assert.throws(() => linked({ 'a.js': "import './b.js';\n", 'b.js': "import './a.js';\n" }), /import each other/);
  assert.throws(() => linked({ 'a.js': 'export let x = 1;\n' }), /no known form/);
  assert.throws(() => linked({ 'a.js': "import x from 'package';\n" }), /no known form/);
});
