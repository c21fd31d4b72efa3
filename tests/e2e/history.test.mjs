// The history in the browser: slider and play, and its changes in what the map says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mapInWords, openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kSlider = '#view [data-steps="date"]';
const kPlay = '#view [data-play="date"]';

test('the slider goes through the days, and the map says what changed up to each', async () => {
  const page = await openPage(browser, server.url, '#v1&view=history&date=2019-12-01');
  assert.equal(await page.inputValue(kSlider), '0');
  assert.match(await textOf(page, '#view'), /No practice changed its network/);
  await page.focus(kSlider);
  await page.keyboard.press('End');
  await page.waitForFunction(() => /2 networks began/.test(document.getElementById('view').innerText));
  assert.match(await page.getAttribute(kSlider, 'aria-valuetext'), /1 July 2026/);
  const words = await mapInWords(page);
  assert.match(words, /Moved from .* to /);
  assert.match(words, /Network that began by 1 July 2026/);
  await page.goto(`${server.url}#v1&view=networks`);
  await waitForFragment(page, /^$|^#v1$|view=networks/);
  await page.waitForFunction(() => !/Network that began/.test(document.getElementById('map-words').innerText));
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('playing goes on by itself and can be stopped; with reduced motion it is one step', async () => {
  const page = await openPage(browser, server.url, '#v1&view=history&date=2019-12-01');
  await page.click(kPlay);
  assert.equal(await textOf(page, kPlay), 'Stop');
  await page.waitForFunction((slider) => Number(document.querySelector(slider).value) >= 2, kSlider);
  assert.equal(await textOf(page, kPlay), 'Stop');
  await page.click(kPlay);
  assert.equal(await textOf(page, kPlay), 'Play');
  await page.context().close();
  const calm = await openPage(browser, server.url, '#v1&view=history&date=2019-12-01', { reducedMotion: 'reduce' });
  await calm.click(kPlay);
  await calm.waitForFunction((slider) => document.querySelector(slider).value === '1', kSlider);
  assert.equal(await textOf(calm, kPlay), 'Play');
  await calm.context().close();
});
