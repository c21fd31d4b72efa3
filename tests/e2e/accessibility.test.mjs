import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openPage, startBrowser, startServer, waitForFragment } from './support/browser.mjs';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// Every violation of WCAG 2.2 A and AA, and of axe's best practices, with the elements concerned.
async function violations(page) {
  await page.evaluate(kAxe);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | ')}`);
  });
}

async function exampleOf(page, selector) {
  return page.locator(selector).first().getAttribute('href');
}

for (const colorScheme of ['light', 'dark']) {
  test(`${colorScheme}: axe finds nothing, in any view`, async () => {
    const page = await openPage(browser, server.url, '', { colorScheme, bypassCSP: true });
    const network = await exampleOf(page, '#list a');
    const fragments = ['', network, '#postcode=SE5 9RS', '#postcode=SE5 9RS&view=place', '#date=2019-12-01', '#net=U00000'];
    for (const fragment of fragments) {
      await page.goto(server.url + fragment);
      await page.waitForTimeout(200);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      assert.deepEqual(await violations(page), [], fragment);
    }
    const practice = await exampleOf(page, '#view a[data-action*="practice="], #answer a[data-action*="practice="]');
    await page.goto(server.url + practice);
    await waitForFragment(page, /practice=/);
    assert.deepEqual(await violations(page), [], practice);
    await page.context().close();
  });

  test(`${colorScheme}: axe finds nothing while suggestions or a dialog are open, and on a phone`, async () => {
    const page = await openPage(browser, server.url, '', { colorScheme, bypassCSP: true });
    await page.fill('#search-text', 'southwark');
    await page.press('#search-text', 'ArrowDown');
    assert.deepEqual(await violations(page), [], 'suggestions');
    await page.press('#search-text', 'Escape');
    await page.locator('#view .term, #view [data-source]').first().click();
    assert.deepEqual(await violations(page), [], 'dialog');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of ['tab-answer', 'tab-map', 'tab-tables']) {
      await page.click(`#${tab}`);
      assert.deepEqual(await violations(page), [], tab);
    }
    await page.context().close();
  });
}

test('the focus goes in reading order, is always visible, and Tab leaves the canvas', async () => {
  const page = await openPage(browser, server.url);
  const seen = [];
  for (let i = 0; i < 400; ++i) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      return { id: element.id || element.localName, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    });
    if (!now) break;
    seen.push(now);
  }
  assert.deepEqual(seen.filter(({ ring }) => !ring), []);
  const order = seen.map(({ id }) => id);
  assert.ok(order.indexOf('theme') < order.indexOf('search-text'));
  assert.ok(order.indexOf('search-text') < order.indexOf('canvas'));
  assert.equal(order.filter((id) => id === 'canvas').length, 1, 'the canvas is one stop');
  await page.context().close();
});

test('the skip links move the focus and leave the address alone', async () => {
  const page = await openPage(browser, server.url);
  for (const target of ['search-text', 'answer-title', 'view-title']) {
    await page.locator(`[data-skip=${target}]`).first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), target);
  }
  assert.equal(await page.evaluate(() => location.hash), '');
  await page.context().close();
});

test('wider spacing of letters, words and lines cuts nothing off', async () => {
  const page = await openPage(browser, server.url, '', { bypassCSP: true });
  await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }' });
  const cut = await page.evaluate(() => [...document.querySelectorAll('.top *, .find *, .card *, .foot *')].filter((element) =>
    !element.closest('.visually-hidden, svg, .scroll') && getComputedStyle(element).overflow === 'hidden' &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)).map((element) => element.className));
  assert.deepEqual(cut, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.context().close();
});
