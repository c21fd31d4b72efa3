import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const visible = (page, id) => page.locator(`#${id}`).isVisible();

test('on a phone the page is three tabs, worked by touch', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  assert.deepEqual(await page.locator('[role=tab]').allInnerTexts(), ['Answer', 'Map', 'Tables']);
  assert.deepEqual([await visible(page, 'panel-answer'), await visible(page, 'panel-map'), await visible(page, 'panel-tables')], [true, false, false]);
  await page.tap('#tab-map');
  assert.deepEqual([await visible(page, 'panel-answer'), await visible(page, 'panel-map')], [false, true]);
  const { width, height } = await page.locator('#canvas').boundingBox();
  assert.equal(width, 390);
  assert.ok(height >= 320, `the map is ${height} px high`);
  await page.tap('#tab-tables');
  assert.ok(await visible(page, 'panel-tables'));
  assert.match(await textOf(page, '#view'), /North Southwark/);
  await page.context().close();
});

test('the tabs follow the arrow keys, Home and End', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  await page.focus('#tab-answer');
  const selected = () => page.locator('[role=tab][aria-selected=true]').getAttribute('id');
  for (const [key, expected] of [['ArrowRight', 'tab-map'], ['End', 'tab-tables'], ['ArrowRight', 'tab-answer'], ['ArrowLeft', 'tab-tables'], ['Home', 'tab-answer']]) {
    await page.keyboard.press(key);
    assert.equal(await selected(), expected, key);
    assert.equal(await page.evaluate(() => document.activeElement.id), expected, key);
  }
  await page.context().close();
});

test('on a wide screen nothing is a tab', async () => {
  const page = await openPage(browser, server.url);
  assert.equal(await page.locator('[role=tabpanel]').count(), 0);
  assert.equal(await page.locator('#tabs').isVisible(), false);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForFunction(() => document.querySelectorAll('[role=tabpanel]').length === 3);
  await page.context().close();
});

test('a search from the map tab brings the answer', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  await page.tap('#tab-map');
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  assert.ok(await visible(page, 'panel-answer'));
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
  await page.context().close();
});

test('a link to tables opens them, one to a network or a postcode its answer', async () => {
  for (const [link, panel] of [['#view=gaps', 'panel-tables'], ['#view=staff&net=U58020', 'panel-tables'],
    ['#postcode=SE59RS', 'panel-answer'], ['#view=network&net=U58020', 'panel-answer'], ['', 'panel-answer']]) {
    const page = await openPage(browser, server.url, link, kPhone);
    assert.ok(await visible(page, panel), `${link} shows ${panel}`);
    await page.context().close();
  }
});

for (const [width, height] of [[320, 640], [320, 256]]) {
  test(`at ${width} x ${height} CSS pixels nothing is cut off sideways`, async () => {
    const page = await openPage(browser, server.url, '', { viewport: { width, height } });
    for (const tab of ['tab-answer', 'tab-map', 'tab-tables']) {
      await page.click(`#${tab}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tab} scrolls sideways`);
      const out = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => {
        if (element.closest('.scroll, .visually-hidden, .skip, [hidden], svg')) return false;
        const { left, right, width: w } = element.getBoundingClientRect();
        return w > 1 && (left < -1 || right > innerWidth + 1);
      }).map((element) => `${element.localName}.${element.className}`));
      assert.deepEqual(out, [], tab);
    }
    await page.context().close();
  });
}

test('targets of touch are large enough', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  const small = await page.evaluate(() => [...document.querySelectorAll('button, select, input, #list a')]
    .map((element) => [element, (element.labels?.[0] && element.type === 'checkbox' ? element.labels[0] : element).getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (height < 44 || width < 24))
    .map(([element, { height }]) => `${element.localName}#${element.id} ${element.textContent.trim().slice(0, 20)} ${height}`));
  assert.deepEqual(small, []);
  await page.context().close();
});

test('held sideways the map stands beside the text, and nothing covers anything', async () => {
  const page = await openPage(browser, server.url, '', { ...kPhone, viewport: { width: 844, height: 390 } });
  assert.equal(await visible(page, 'tabs'), false);
  assert.ok(await visible(page, 'panel-answer'));
  const [text, map] = [await page.locator('#column').boundingBox(), await page.locator('#panel-map').boundingBox()];
  assert.ok(text.width >= 300 && map.width >= 400 && map.height >= 280, JSON.stringify([text, map]));
  assert.ok(text.x + text.width <= map.x + 1);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight));
  await page.context().close();
});

test('on a low screen the map leaves a strip of the page to scroll by, and comes into sight when chosen', async () => {
  const page = await openPage(browser, server.url, '', { ...kPhone, viewport: { width: 667, height: 375 } });
  await page.tap('#tab-map');
  const { y, height } = await page.locator('#panel-map').boundingBox();
  assert.ok(height >= 250 && height <= 375 - 48, `${height} px high`);
  assert.ok(y < 120, `begins at ${y}`);
  await page.context().close();
});

test('the canvas brings up no keyboard: only the search field takes text', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  await page.tap('#tab-map');
  const box = await page.locator('#canvas').boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 3);
  assert.equal(await page.evaluate(() => document.activeElement.matches('input, textarea, [contenteditable]')), false);
  await page.context().close();
});

test('the hint on the map goes when it is dismissed, and stays away', async () => {
  const page = await openPage(browser, server.url);
  assert.ok(await visible(page, 'map-hint'));
  await page.click('#map-hint button');
  assert.equal(await visible(page, 'map-hint'), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');
  await page.reload();
  await page.waitForSelector('body[data-ready=true]');
  assert.equal(await visible(page, 'map-hint'), false);
  await page.context().close();
});

test('without storage the hint can be dismissed all the same', async () => {
  const page = await openPage(browser, server.url, '', { ready: false });
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await page.reload();
  await page.waitForSelector('body[data-ready=true]');
  await page.click('#map-hint button');
  assert.equal(await visible(page, 'map-hint'), false);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});
