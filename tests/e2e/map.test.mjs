import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import {
  fragmentOf, kListed, mapInWords, openPage, startBrowser, startServer, textOf, waitForFragment,
} from './support/browser.mjs';

let browser;
let server;
let page;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });
beforeEach(async () => { page = await openPage(browser, server.url, '', { viewport: { width: 1440, height: 900 } }); });
afterEach(async () => { await page.context().close(); });

// A point of the canvas by fractions of its width and height; the map lies in its left half.
async function at(x, y) {
  const box = await page.locator('#canvas').boundingBox();
  return [box.x + box.width * x, box.y + box.height * y];
}
const heard = (pattern) => page.waitForFunction((source) => new RegExp(source, 'i').test(document.getElementById('status').textContent), pattern.source);

test('a click on the map chooses what lies there, and the page says what it is', async () => {
  await page.mouse.click(...await at(0.3, 0.5));
  await waitForFragment(page, /(place|practice|net)=/);
  const title = await textOf(page, '#answer-title');
  await heard(new RegExp(title.slice(0, 12).replace(/[^\w ]/g, '.')));
  assert.deepEqual(page.seen.errors, []);
});

test('another click chooses something else, and back returns to the first', async () => {
  await page.mouse.click(...await at(0.25, 0.4));
  await waitForFragment(page, /(place|practice|net)=/);
  const first = await fragmentOf(page);
  await page.mouse.click(...await at(0.35, 0.65));
  await page.waitForFunction((before) => location.hash !== before && /(place|practice|net)=/.test(location.hash), first);
  await page.goBack();
  assert.equal(await fragmentOf(page), first);
});

test('a place is found with the keyboard alone', async () => {
  await page.focus('#canvas');
  for (const key of ['+', '+', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  await waitForFragment(page, /map=/);
  await page.keyboard.press('Enter');
  await waitForFragment(page, /(place|practice)=/);
  assert.notEqual(await textOf(page, '#answer-title'), '');
});

test('networks are gone through with the keyboard and said by name', async () => {
  await page.focus('#canvas');
  await page.keyboard.press('n');
  await waitForFragment(page, /net=U\d+/);
  const first = await fragmentOf(page);
  await heard(/PCN/);
  await page.keyboard.press('n');
  await page.waitForFunction((before) => location.hash !== before, first);
  await page.keyboard.press('p');
  await page.waitForFunction((before) => location.hash === before, first);
});

test('Escape clears the selection, Tab leaves the canvas both ways', async () => {
  await page.focus('#canvas');
  await page.keyboard.press('n');
  await waitForFragment(page, /net=/);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !/net=/.test(location.hash));
  await page.keyboard.press('Shift+Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'canvas');
  await page.focus('#canvas');
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'canvas');
});

test('keys belong to the page while the canvas has no focus', async () => {
  await page.focus('#search-text');
  await page.keyboard.type('n+p0');
  assert.equal(await page.inputValue('#search-text'), 'n+p0');
  assert.equal(await fragmentOf(page), '');
});

test('dragging and the wheel move the map, not the page, and need no step back each', async () => {
  const steps = await page.evaluate(() => history.length);
  await page.mouse.move(...await at(0.3, 0.5));
  await page.mouse.down();
  await page.mouse.move(...await at(0.36, 0.58), { steps: 8 });
  await page.mouse.up();
  await waitForFragment(page, /map=/);
  const moved = await fragmentOf(page);
  await page.mouse.wheel(0, -300);
  await page.waitForFunction((before) => location.hash !== before, moved);
  assert.equal(await page.evaluate(() => history.length), steps);
  assert.equal(await page.evaluate(() => document.documentElement.scrollTop), 0);
  assert.doesNotMatch(await fragmentOf(page), /(place|practice|net)=/);
});

test('a network chosen in the text view is selected in list and table alike', async () => {
  await page.locator('#view [data-table=networks] a', { hasText: 'Ravensbourne' }).click();
  await waitForFragment(page, /net=U42936/);
  assert.match(await page.locator('#list li strong').innerText(), /Ravensbourne/);
});

test('date and measure change with labelled controls of the page', async () => {
  await page.locator('#settings summary').click();
  await page.selectOption('#settings-control-date', '2019-12-01');
  await waitForFragment(page, /date=2019-12-01/);
  await page.waitForFunction((links) => document.querySelectorAll(links).length === 35, kListed);
  const measures = await page.locator('#settings-control-measure option').evaluateAll((all) => all.map((option) => option.value));
  assert.ok(measures.length >= 5, measures.join());
  for (const measure of measures.slice(1)) {
    await page.selectOption('#settings-control-measure', measure);
    await waitForFragment(page, new RegExp(`measure=${measure}`));
    assert.ok((await mapInWords(page)).length > 40, measure);
  }
  assert.deepEqual(page.seen.errors, []);
});

test('touch: one finger pans the map, two pinch, a tap chooses', async () => {
  const touch = await openPage(browser, server.url, '', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await touch.tap('#tab-map');
  const box = await touch.locator('#canvas').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.4];
  const session = await touch.context().newCDPSession(touch);
  const send = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
  await send('touchStart', [x, y]);
  for (let i = 1; i <= 8; ++i) await send('touchMove', [x + 8 * i, y + 6 * i]);
  await send('touchEnd');
  await waitForFragment(touch, /map=/);
  const zoom = async () => Number((await fragmentOf(touch)).match(/map=([\d.]+)/)[1]);
  const before = await zoom();
  await send('touchStart', [x - 30, y], [x + 30, y]);
  for (let i = 1; i <= 8; ++i) await send('touchMove', [x - 30 - 8 * i, y], [x + 30 + 8 * i, y]);
  await send('touchEnd');
  await touch.waitForFunction((value) => Number(location.hash.match(/map=([\d.]+)/)?.[1]) > value + 0.5, before);
  await touch.touchscreen.tap(x, y);
  await waitForFragment(touch, /(place|practice)=/);
  assert.equal(await touch.evaluate(() => visualViewport.scale), 1);
  await touch.context().close();
});
