// What does not arrive, or arrives cut: each ends in a sentence and a way on, and nothing on the page is a dummy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { writeFileSync } from 'node:fs';
import { distFiles, kSingleName } from '../../web/page/assemble/make_dist.mjs';
import { kListed, kSite, openPage, startBrowser, startServer, textOf, waitForFragment, whenReady } from './support/browser.mjs';
import { siteFiles, temporaryFolder } from './support/dist.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// Whoever waits for seconds waits for that many hundredths; nothing else changes.
const hurry = () => {
  const set = window.setTimeout.bind(window);
  window.setTimeout = (run, time = 0, ...values) => set(run, time >= 5000 && !window.patient ? time / 100 : time, ...values);
};

// A page whose files that match `pattern` never arrive until `stall.over` is set.
async function openStalled(pattern, { script = hurry } = {}) {
  const page = await openPage(browser, 'about:blank', '', { ready: false });
  const stall = { over: false };
  if (script) await page.addInitScript(script);
  await page.route(pattern, (route) => (stall.over ? route.continue() : undefined));
  await page.goto(server.url, { waitUntil: 'commit' });
  return { page, stall };
}

for (const [what, pattern, name] of [['the package', '**/areas/*.json', /areas\/.*\.json/], ['the program', '**/pcn.wasm', /pcn\.wasm/]]) {
  test(`when nothing of ${what} arrives it is given up with a sentence, and trying again helps`, async () => {
    const { page, stall } = await openStalled(pattern);
    await page.waitForSelector('[data-notice=load]');
    const said = await textOf(page, '[data-notice=load]');
    assert.match(said, /has arrived for 30 seconds/);
    assert.match(said, name);
    assert.equal(await page.locator('#progress').isVisible(), false);
    assert.equal(await page.locator(kListed).count(), 37);
    stall.over = true;
    await page.evaluate(() => { window.patient = true; });
    await page.click('[data-notice=load] button:has-text("Try again")');
    await whenReady(page);
    assert.equal(await textOf(page, '#notices'), '');
    await page.context().close();
  });
}

test('letters that do not arrive keep nothing from starting, and are said', async () => {
  const { page } = await openStalled('**/fonts/*');
  await whenReady(page);
  assert.match(await textOf(page, '[data-notice=fonts]'), /plain letters[^]*Try again/);
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  assert.ok(await page.locator('#canvas').isVisible());
  await page.context().close();
});

test('a program of another version than its script is said to be that', async () => {
  // A module that is sound and exports nothing that the script asks for.
  const nothing = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const page = await openPage(browser, server.url, '', { ready: false, routes: {
    '**/pcn.wasm': (route) => route.fulfill({ body: nothing, contentType: 'application/wasm' }),
  } });
  await page.waitForSelector('[data-notice=load]');
  assert.match(await textOf(page, '[data-notice=load]'), /two versions[^]*Try again/);
  assert.equal(await page.locator('#progress').isVisible(), false);
  await page.context().close();
});

// Runs the animations of the page to their end, as time would.
const later = (page) => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

async function assertSaysThatItHasNotStarted(page) {
  await page.waitForSelector('#not-started', { state: 'attached' });
  assert.equal(await page.locator('#search-text').isVisible(), true, 'at first the script may still come');
  assert.equal(await page.locator('#not-started').isVisible(), false);
  await later(page);
  assert.match(await textOf(page, '#not-started'), /have not started[^]*script did not arrive whole[^]*Reload the page/);
  assert.equal(await page.locator('#search-text').isVisible(), false, 'no field that does nothing');
  assert.equal(await page.locator(kListed).count(), 37);
}

test('a page whose script is missing, cut or of another version says so, and has no dead field', async () => {
  const script = readFileSync(join(kSite, 'page/main.js'), 'utf8');
  for (const answer of [{ status: 404 }, { body: script.slice(0, script.length / 2), contentType: 'text/javascript' }, { body: 'export {} from', contentType: 'text/javascript' }]) {
    const page = await openPage(browser, server.url, '', { ready: false, routes: { '**/page/main.js': (route) => route.fulfill(answer) } });
    await assertSaysThatItHasNotStarted(page);
    await page.context().close();
  }
});

test('the single file without its end says that it has not started', async () => {
  const place = temporaryFolder();
  const { files } = await distFiles(siteFiles(), { plain: true });
  const whole = files.get(kSingleName);
  const cut = join(place.folder, 'cut.html');
  writeFileSync(cut, whole.subarray(0, whole.length - 300_000));
  const page = await openPage(browser, pathToFileURL(cut).href, '', { ready: false });
  await assertSaysThatItHasNotStarted(page);
  await page.context().close();
  place.remove();
});

test('a page that starts shows neither that notice nor any of it to a screen reader', async () => {
  const page = await openPage(browser, server.url);
  await later(page);
  assert.equal(await page.locator('#not-started').isVisible(), false);
  assert.equal(await page.locator('#search-text').isVisible(), true);
  await page.context().close();
});

for (const [wait, when] of [[0, 'before the program has come'], [300, 'while it starts']]) {
  test(`a drawing surface that is lost ${when} comes back with the map`, async () => {
    const page = await openPage(browser, 'about:blank', '', { ready: false });
    await page.addInitScript(() => {
      const open = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function getContext(...values) {
        const context = open.apply(this, values);
        if (values[0] === 'webgl2' && context && !window.loser) {
          window.loser = context.getExtension('WEBGL_lose_context');
          window.made?.();
        }
        return context;
      };
      window.madeIt = new Promise((resolve) => { window.made = resolve; });
    });
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route('**/areas/*.json', async (route) => { await held; await route.continue(); });
    await page.goto(server.url);
    await page.evaluate(async (time) => {
      await window.madeIt;
      await new Promise((done) => { setTimeout(done, time); });
      window.loser.loseContext();
    }, wait);
    release();
    await whenReady(page);
    assert.doesNotMatch(await textOf(page, '#notices'), /WebGL 2/);
    assert.equal(await page.locator('#placeholder').isVisible(), true);
    await page.evaluate(() => window.loser.restoreContext());
    await page.waitForFunction(() => document.getElementById('placeholder').hidden && window.drawn.calls > 0);
    assert.ok(await page.locator('#canvas').isVisible());
    assert.equal(await textOf(page, '#notices'), '');
    await page.context().close();
  });
}
