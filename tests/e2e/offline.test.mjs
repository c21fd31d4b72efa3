// The packaged folder on a host: below a path, kept for use without a network, brought up to date without mixing versions.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { serve } from '../../tools/lib/serve.mjs';
import { writeFolder } from '../../web/page/assemble/files.mjs';
import { kListed, openPage, refusesText, startBrowser, textOf, waitForFragment, whenReady } from './support/browser.mjs';
import { editedSite, putDist, temporaryFolder, waitForKept } from './support/dist.mjs';

const kBase = '/health/pcn%20explorer/';
const kOld = 'North Southwark';
const kNew = 'Newer Southwark';

let browser;
let place;
let server;
let dist;
let version;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

async function host(options = {}) {
  const running = await serve({ root: place.folder, base: decodeURIComponent(kBase), ...options });
  return { ...running, url: new URL(kBase, running.url).href };
}

beforeEach(async () => {
  place = temporaryFolder();
  dist = await putDist(place.folder);
  ({ version } = dist);
  server = await host();
});
afterEach(async () => {
  await server.close();
  place.remove();
});

const kept = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('kept').textContent), pattern.source);

async function assertSearchWorks(page) {
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
}

// Page, data in use and addresses all of one version.
async function assertWholly(page, { name, other, folder }) {
  await whenReady(page);
  const text = await page.evaluate(() => document.body.innerText);
  assert.ok(text.includes(name) && !text.includes(other), `${name} and not ${other}`);
  const addresses = await page.evaluate(() => [document.body.dataset.package, document.body.dataset.program,
    ...performance.getEntriesByType('resource').map(({ name: url }) => url.slice(new URL('.', location).href.length))]);
  const versions = new Set(addresses.filter((address) => address.startsWith('v-')).map((address) => address.split('/')[0]));
  assert.deepEqual([...versions], [folder]);
}

test('below a path and under the documented headers the page loads without an error and asks for its own files only', async () => {
  const [, policy] = dist.files.get('_headers').toString().match(/Content-Security-Policy: (default-src.*)/);
  await server.close();
  server = await host({ headers: { 'Content-Security-Policy': policy } });
  const page = await openPage(browser, server.url);
  await kept(page, /kept on your device/);
  assert.deepEqual(page.seen.errors, []);
  assert.deepEqual(page.seen.requests.filter((url) => !url.startsWith(server.url) && !/^(blob|data):/.test(url)), []);
  assert.ok(page.seen.requests.some((url) => url.includes(`/${version}/pcn.wasm`)));
  assert.ok(await refusesText(page));
  await page.context().close();
});

test('once its copy is kept, the page asks for nothing more', async () => {
  const page = await openPage(browser, server.url);
  await kept(page, /kept on your device/);
  const asked = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await assertSearchWorks(page);
  await page.locator('#list a').first().click();
  assert.deepEqual(asked.filter((url) => !url.startsWith('data:')), []);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('without a network the page opens again from its copy, and search and map work', async () => {
  const page = await openPage(browser, server.url);
  await kept(page, /kept on your device/);
  await page.context().setOffline(true);
  await server.close();
  await page.reload();
  await whenReady(page);
  await assertSearchWorks(page);
  assert.ok(await page.locator('#canvas').isVisible());
  assert.ok(await page.evaluate(() => window.drawn.calls) > 0);
  const second = await page.context().newPage();
  await second.goto(`${server.url}?from=home#net=nowhere`);
  await whenReady(second);
  assert.equal(await second.locator(kListed).count(), 37);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

// A host that answers the folder's address with a redirect to its page.
async function redirectingHost() {
  const inner = server;
  const outer = createServer(async (request, response) => {
    const path = request.url.split('?')[0];
    if (path === kBase) {
      response.writeHead(302, { Location: `${kBase}index.html` });
      response.end();
      return;
    }
    const answer = await fetch(new URL(request.url, inner.url));
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((listening) => { outer.listen(0, '127.0.0.1', listening); });
  return { url: `http://127.0.0.1:${outer.address().port}${kBase}`, close: () => new Promise((done) => { outer.close(done); outer.closeAllConnections(); }) };
}

test('on a host that redirects the folder to its page, the page opens again and again, also without a network', async () => {
  const redirecting = await redirectingHost();
  const page = await openPage(browser, redirecting.url);
  await kept(page, /kept on your device/);
  for (const address of ['', 'index.html', '?from=home']) {
    await page.goto(`about:blank`);
    await page.goto(redirecting.url + address);
    await whenReady(page);
  }
  await redirecting.close();
  await page.context().setOffline(true);
  for (const address of ['', 'index.html']) {
    await page.goto(`about:blank`);
    await page.goto(redirecting.url + address);
    await whenReady(page);
    await assertSearchWorks(page);
  }
  await page.context().close();
});

// Changes the kept copy: `change(cache, requests)` runs in the page.
const changeCopy = (page, change) => page.evaluate(`(async () => {
  const [name] = (await caches.keys()).filter((each) => each.startsWith('pcn-explorer'));
  const cache = await caches.open(name);
  await (${change})(cache, await cache.keys());
})()`);

test('a damaged file of the copy is made whole from the network, at once and for good', async () => {
  const page = await openPage(browser, server.url);
  await kept(page, /kept on your device/);
  for (const what of ['pcn.wasm', 'page/main.js', 'areas/', '']) {
    await changeCopy(page, `async (cache, requests) => {
      const request = requests.find(({ url }) => ${what ? `url.includes('${what}')` : "url.endsWith('/')"});
      const { headers } = await cache.match(request);
      await cache.put(request, new Response('damaged', { headers }));
    }`);
    await page.goto(`about:blank`);
    await page.goto(server.url);
    await whenReady(page);
    assert.equal(await textOf(page, '#notices'), '', what);
    await kept(page, /kept on your device/);
  }
  await page.context().setOffline(true);
  await page.reload();
  await whenReady(page);
  await assertSearchWorks(page);
  await page.context().close();
});

test('a copy that was emptied is not vouched for: it is filled again, and without a network that is not said', async () => {
  const page = await openPage(browser, server.url);
  await kept(page, /kept on your device/);
  const whole = await page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length);
  const empty = () => changeCopy(page, 'async (cache, requests) => { for (const request of requests) await cache.delete(request); }');
  await empty();
  await page.goto(`about:blank`);
  await page.goto(server.url);
  await kept(page, /kept on your device/);
  assert.equal(await page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length), whole);
  // What cannot be fetched again is not kept.
  await whenReady(page);
  await changeCopy(page, "async (cache, requests) => { await cache.delete(requests.find(({ url }) => url.includes('licences') || url.includes('manifest'))); }");
  await page.context().setOffline(true);
  await server.close();
  await page.reload();
  await whenReady(page);
  await kept(page, /No whole copy[^]*could be fetched/);
  server = await host();
  await page.context().close();
});

test('a host that changes the page is told apart from a browser that keeps nothing', async () => {
  const files = new Map(dist.files);
  files.set('index.html', Buffer.concat([dist.files.get('index.html'), Buffer.from('<!-- counted by the host -->')]));
  writeFolder(place.folder, files);
  const page = await openPage(browser, server.url);
  await kept(page, /host sends “index\.html” otherwise than it was packaged[^]*HOSTING\.txt/);
  await assertSearchWorks(page);
  await waitForKept(page, []);
  await page.context().close();
});

test('a newer version waits until the reader reloads; pages that are open keep theirs; versions never mix', async () => {
  const first = await openPage(browser, server.url);
  await kept(first, /kept on your device/);
  const old = { name: kOld, other: kNew, folder: version };
  await assertWholly(first, old);

  const newer = await putDist(place.folder, editedSite(kOld, kNew));
  assert.notEqual(newer.version, version);
  const now = { name: kNew, other: kOld, folder: newer.version };
  // The host has nothing of the old version any more; its copy is whole.
  await first.reload();
  await assertWholly(first, old);
  const second = await first.context().newPage();
  await second.goto(`${server.url}#theme=dark`);
  await assertWholly(second, old);

  for (const page of [first, second]) await page.waitForSelector('[data-notice=version]');
  assert.match(await textOf(first, '[data-notice=version]'), /A newer version is ready/);
  // Reloading in any other way than by the button changes nothing while other windows are open.
  await second.reload();
  await assertWholly(second, old);
  await second.waitForSelector('[data-notice=version]');
  await first.click('[data-notice=version] button:has-text("Reload")');
  await first.waitForFunction((folder) => document.body.dataset.package?.startsWith(folder), newer.version);
  await assertWholly(first, now);
  assert.equal(await first.locator('[data-notice=version]').count(), 0);

  await waitForKept(first, [version, newer.version]);

  // The other page is still the old one, and what it might ask for is of its own version.
  await assertWholly(second, old);
  assert.ok(await second.evaluate(async (name) => (await (await fetch(document.body.dataset.package)).text()).includes(name), kOld));
  await second.click('[data-notice=version] button:has-text("Reload")');
  await second.waitForFunction((folder) => document.body.dataset.package?.startsWith(folder), newer.version);
  await assertWholly(second, now);
  assert.match(second.url(), /#.*theme=dark/);

  // With no window of the old version left, its copy goes.
  const context = first.context();
  await first.goto('about:blank');
  await second.close();
  await first.goto(server.url);
  await assertWholly(first, now);
  await waitForKept(first, [newer.version]);
  await context.close();
});

test('a version that arrives in parts, or changed on its way, is not kept', async () => {
  const first = await openPage(browser, server.url);
  await kept(first, /kept on your device/);
  const newer = await putDist(place.folder, editedSite(kOld, kNew));
  // One file of the new version is not the one that was packaged.
  const files = new Map(newer.files);
  files.set(`${newer.version}/page/style.css`, Buffer.from('body { display: none }'));
  writeFolder(place.folder, files);
  await first.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker) await new Promise((done) => { worker.onstatechange = done; });
  });
  await first.reload();
  await assertWholly(first, { name: kOld, other: kNew, folder: version });
  assert.equal(await first.locator('[data-notice=version]').count(), 0);
  await waitForKept(first, [version]);
  await first.context().close();
});
