// What can happen to a page that runs: it loses its drawing surface, its memory, its place on the screen or its storage.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { atRest, fragmentOf, kListed, kSite, openPage, startBrowser, startServer, textOf, waitForFragment, whenReady } from './support/browser.mjs';
import { putDist, temporaryFolder, waitForKept } from './support/dist.mjs';

let browser;
let server;
let place;
let hosted;  // the packaged folder, which has a service worker
before(async () => {
  place = temporaryFolder();
  await putDist(place.folder);
  [browser, server, hosted] = await Promise.all([startBrowser(), startServer(), startServer({ root: place.folder, base: '/pcn/' })]);
});
after(async () => {
  await Promise.all([browser?.close(), server?.close(), hosted?.close()]);
  place.remove();
});

async function assertSearchWorks(page, postcode = 'SE5 9RS') {
  await page.fill('#search-text', postcode);
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  await page.waitForFunction((text) => document.getElementById('answer').innerText.includes(text), postcode);
}

// The page's account of whether a copy was kept.
const keptLine = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(document.getElementById('kept').textContent), pattern.source);

// How much of the map's picture is of one colour, from 0 to 1; nearly 1: the map is blank.
async function sameness(page) {
  const picture = await page.locator('#canvas').screenshot();
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const surface = new OffscreenCanvas(image.width, image.height).getContext('2d');
    surface.drawImage(image, 0, 0);
    const { data } = surface.getImageData(0, 0, image.width, image.height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const colour = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return Math.max(...counts.values()) / (data.length / 4);
  }, [...picture]);
}

const context = (page, what) => page.evaluate((name) => {
  window.loser ??= document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
  window.loser[name]();
}, what);

// Of 255, in any channel of any pixel. The soft edge of a slanting line may turn out one step lighter where the map has come back
// from elsewhere.
async function largestDifference(own, ...pictures) {
  const page = await own.newPage();
  const largest = await page.evaluate(async (texts) => {
    const [a, b] = await Promise.all(texts.map(async (text) => {
      const image = new Image();
      image.src = `data:image/png;base64,${text}`;
      await image.decode();
      const context = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    }));
    return a.length === b.length ? a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0) : Infinity;
  }, pictures.map((picture) => picture.toString('base64')));
  await page.close();
  return largest;
}

test('a drawing surface that is taken away leaves a sentence, and the whole map comes back with it', async () => {
  const page = await openPage(browser, server.url);
  await atRest(page);
  const usual = await sameness(page);
  assert.ok(usual < 0.6, `the map is drawn: ${usual} of it has one colour`);
  const [picture, box] = [await page.locator('#canvas').screenshot(), page.locator('#placeholder')];

  await context(page, 'loseContext');
  await page.waitForFunction(() => !document.getElementById('placeholder').hidden);
  assert.match(await box.innerText(), /comes back/);
  await assertSearchWorks(page);

  await context(page, 'restoreContext');
  await page.waitForFunction(() => document.getElementById('placeholder').hidden);
  await page.goBack();
  await atRest(page);
  assert.ok(Math.abs(await sameness(page) - usual) < 0.01);
  assert.ok(await largestDifference(browser, picture, await page.locator('#canvas').screenshot()) <= 2, 'the picture is the same as before');
  assert.equal(await textOf(page, '#notices'), '');
  await page.context().close();
});

test('a drawing surface that does not come back ends in a notice with a way on', async () => {
  const page = await openPage(browser, server.url, '#net=U12345');
  await context(page, 'loseContext');
  await page.waitForSelector('[data-notice=map]');
  assert.match(await textOf(page, '[data-notice=map]'), /has not come back[\s\S]*still work/);
  await assertSearchWorks(page);
  const before = await fragmentOf(page);
  await page.click('[data-notice=map] button:has-text("Reload")');
  await page.waitForFunction(() => !window.loser);
  await whenReady(page);
  assert.equal(await page.locator('#placeholder').isVisible(), false);
  assert.equal(await fragmentOf(page), before);
  await page.context().close();
});

test('a hidden page draws nothing, and shows the newest state when it is seen again', async () => {
  const page = await openPage(browser, server.url);
  await atRest(page);
  const show = (visible) => page.evaluate((state) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !state });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (state ? 'visible' : 'hidden') });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visible);
  const picture = await page.locator('#canvas').screenshot();
  await show(false);
  const calls = await page.evaluate(() => window.drawn.calls);
  await page.evaluate(() => { location.hash = 'measure=deprivation'; });
  await waitForFragment(page, /measure=deprivation/);
  await atRest(page);
  assert.equal(await page.evaluate(() => window.drawn.calls), calls);
  await show(true);
  await page.waitForFunction((before) => window.drawn.calls > before, calls);
  await atRest(page);
  assert.notEqual(Buffer.compare(await page.locator('#canvas').screenshot(), picture), 0);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

const kPackage = '**/areas/south-east-london.json';
const noGrowth = () => {
  window.refused = 0;
  WebAssembly.Memory.prototype.grow = () => {
    window.refused += 1;
    throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
  };
};

async function openWithoutGrowth(body) {
  const page = await openPage(browser, 'about:blank', '', { ready: false });
  await page.addInitScript(noGrowth);
  if (body) await page.route(kPackage, (route) => route.fulfill({ body, contentType: 'application/json' }));
  await page.goto(server.url);
  return page;
}

async function assertTextStays(page, pattern) {
  await page.waitForFunction((source) => new RegExp(source).test(document.getElementById('notices').innerText), pattern.source);
  assert.equal(await page.locator(kListed).count(), 37);
  assert.equal(await page.locator('#progress').isVisible(), false);
  assert.equal(await page.locator('#placeholder').isVisible(), true);
  assert.ok(await page.evaluate(() => window.refused) > 0, 'memory was asked for, so this test proves something');
}

test('when there is no memory for the package, that is said and the list stays', async () => {
  const text = readFileSync(join(kSite, 'areas', readdirSync(join(kSite, 'areas'))[0]), 'utf8');
  const page = await openWithoutGrowth(text + ' '.repeat(64 << 20));
  await assertTextStays(page, /no memory left/);
  await page.context().close();
});

test('when memory runs out while the package is read, that is said and the page can start again', async () => {
  const page = await openWithoutGrowth(`{"format":[${'0,'.repeat(6 << 20)}0]}`);
  await assertTextStays(page, /have stopped[\s\S]*no memory left/);
  await page.unroute(kPackage);
  await Promise.all([page.waitForEvent('load'), page.click('#notices button:has-text("Start again")')]);
  await page.context().close();
});

test('a program that stops while it runs leaves the text, says so once and can be started again', async () => {
  const page = await openPage(browser, server.url);
  await assertSearchWorks(page);
  const before = await fragmentOf(page);
  await page.evaluate(() => {
    for (let i = 0; i < 2; ++i) setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
  });
  await page.waitForSelector('[data-notice=fault]');
  assert.equal(await page.locator('[data-notice]').count(), 1);
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
  assert.match(await textOf(page, '#placeholder'), /has stopped/);
  // Nothing asks the program any more.
  const errors = page.seen.errors.length;
  await page.locator('#list a').first().click();
  await page.selectOption('#theme', 'dark');
  await page.fill('#search-text', 'lewisham');
  await page.setViewportSize({ width: 1000, height: 700 });
  assert.equal(page.seen.errors.length, errors);
  await page.goto(server.url + before);
  await page.reload();
  await whenReady(page);
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
  await page.context().close();
});

test('where all storage is refused, the page works and says that no copy is kept', async () => {
  const page = await openPage(browser, 'about:blank', '', { ready: false });
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  });
  await page.goto(hosted.url);
  await whenReady(page);
  await keptLine(page, /kept no copy/);
  await assertSearchWorks(page);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('where storage is full, the page works and keeps no part of a copy', async () => {
  const page = await openPage(browser, 'about:blank', '', { ready: false });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(hosted.url).origin, quotaSize: 300_000 });
  await page.goto(hosted.url);
  await whenReady(page);
  await keptLine(page, /kept no copy/);
  await page.reload();
  await whenReady(page);
  await assertSearchWorks(page);
  await waitForKept(page, []);
  await page.context().close();
});

test('where the worker is missing on the host, the page works and says that no copy is kept', async () => {
  const without = temporaryFolder();
  await putDist(without.folder);
  rmSync(join(without.folder, 'sw.js'));
  const host = await startServer({ root: without.folder });
  const page = await openPage(browser, host.url);
  await keptLine(page, /kept no copy/);
  await assertSearchWorks(page);
  await host.close();
  without.remove();
  await page.context().close();
});

test('on a host without https the page works and promises no copy', async () => {
  const plain = await startBrowser({ flags: ['--host-resolver-rules=MAP pcn.test 127.0.0.1'] });
  try {
    const page = await openPage(plain, `http://pcn.test:${hosted.port}/pcn/`);
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await assertSearchWorks(page);
    assert.equal(await page.locator('#kept').isVisible(), false);
    assert.deepEqual(page.seen.errors.filter((error) => !/origin.*untrustworthy/i.test(error)), []);
  } finally {
    await plain.close();
  }
});

test('two windows of one browser keep a state each', async () => {
  const first = await openPage(browser, hosted.url, '#theme=dark');
  await keptLine(first, /kept on your device/);
  const second = await first.context().newPage();
  await second.goto(hosted.url);
  await whenReady(second);
  await assertSearchWorks(second, 'SE1 7EH');
  await assertSearchWorks(first, 'SE5 9RS');
  assert.match(await textOf(second, '#answer'), /SE1 7EH/);
  assert.match(await fragmentOf(first), /theme=dark/);
  assert.doesNotMatch(await fragmentOf(second), /theme=dark/);
  await first.context().close();
});
