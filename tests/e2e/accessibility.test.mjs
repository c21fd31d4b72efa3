import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openPage, startBrowser, startServer } from './support/browser.mjs';
import { eachView, somethingChosen } from './support/views.mjs';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// Every violation of WCAG 2.2 A and AA, and of axe's best practices, with the elements concerned; of the whole page, or of
// parts of it.
async function violations(page, parts = null) {
  await page.evaluate((axe) => window.axe ?? (0, eval)(axe), kAxe);
  return page.evaluate(async (include) => {
    const { violations: found } = await window.axe.run(include ? { include } : document,
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | ')}`);
  }, parts?.map((part) => [part]));
}

const openDetails = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));

// What axe does not look at: one h1, no level left out, no id twice, and every frame that scrolls can be focused and has a name.
const disorder = (page) => page.evaluate(() => {
  const faults = [];
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => heading.checkVisibility());
  if (headings.filter(({ localName }) => localName === 'h1').length !== 1) faults.push('not one h1');
  headings.forEach((heading, i) => {
    const [before, now] = [headings[i - 1], heading].map((each) => Number(each?.localName[1] ?? 0));
    if (now > before + 1) faults.push(`h${now} "${heading.textContent}" after h${before}`);
  });
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  faults.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} twice`));
  for (const frame of document.querySelectorAll('.scroll')) {
    const name = document.getElementById(frame.getAttribute('aria-labelledby'))?.textContent;
    if (frame.tabIndex !== 0 || !name) faults.push(`a frame that scrolls: ${frame.outerHTML.slice(0, 80)}`);
  }
  return faults;
});

const kDesk = { viewport: { width: 1280, height: 800 } };
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const kViewParts = ['#answer', '#menu', '#view', '#map-words'];

for (const [colorScheme, width] of [['light', 1440], ['dark', 1920], ['dark', 1024]]) {
  test(`Explore, ${colorScheme}, ${width} wide: axe finds nothing, with a menu open as well`, async () => {
    const page = await openPage(browser, server.url, '#desk=explore', { colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await disorder(page), []);
    const menu = page.locator('#questions button').nth(1);
    if (await menu.count() > 0) {
      await menu.click();
      assert.deepEqual(await violations(page, ['#questions']), []);
    }
    await page.context().close();
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const [device, size] of [['desk', kDesk], ['phone', kPhone]]) {
    test(`${colorScheme}, ${device}: axe finds nothing in any view`, async () => {
      const page = await openPage(browser, server.url, '', { colorScheme, bypassCSP: true, ...size });
      const chosen = await somethingChosen(page);
      const tabs = device === 'phone' ? ['tab-answer', 'tab-map', 'tab-tables'] : [];
      await openDetails(page);
      if (tabs.length === 0) assert.deepEqual(await violations(page), [], 'the whole page');
      for (const tab of tabs) {
        await page.click(`#${tab}`);
        assert.deepEqual(await violations(page), [], `the whole page, ${tab}`);
      }
      let views = 0;
      for await (const view of eachView(page, chosen)) {
        ++views;
        await openDetails(page);
        assert.deepEqual(await violations(page, kViewParts), [], view);
        assert.deepEqual(await disorder(page), [], view);
      }
      assert.ok(views >= 14, `only ${views} views were found`);
      assert.deepEqual(page.seen.errors, []);
      await page.context().close();
    });
  }

  test(`${colorScheme}: axe finds nothing on arrival, for an old date, a wrong link, open suggestions and a dialog`, async () => {
    const page = await openPage(browser, server.url, '', { colorScheme, bypassCSP: true });
    for (const fragment of ['', 'date=2019-12-01', 'net=U00000']) {
      await page.evaluate((hash) => { location.hash = hash; }, fragment);
      assert.deepEqual(await violations(page), [], fragment);
    }
    await page.fill('#search-text', 'southwark');
    await page.press('#search-text', 'ArrowDown');
    assert.deepEqual(await violations(page), [], 'suggestions');
    await page.press('#search-text', 'Escape');
    await page.locator('#view .term, #view [data-source]').first().click();
    assert.deepEqual(await violations(page), [], 'dialog');
    await page.context().close();
  });
}

const kWideSpacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

test('at 320 CSS pixels, which is 400 % zoom, no view scrolls sideways, with wide spacing of text either', async () => {
  const page = await openPage(browser, server.url, '', { viewport: { width: 320, height: 256 }, bypassCSP: true });
  const chosen = await somethingChosen(page);
  await page.click('#tab-tables');
  const wide = await page.addStyleTag({ content: kWideSpacing });
  for await (const view of eachView(page, chosen)) {
    await openDetails(page);
    for (const spaced of [false, true]) {
      await wide.evaluate((style, on) => { style.media = on ? 'all' : 'not all'; }, spaced);
      const [width, out] = await page.evaluate(() => [document.documentElement.scrollWidth, [...document.querySelectorAll('#panel-tables *')].filter((element) => {
        const { right, width: own } = element.getBoundingClientRect();
        return own > 1 && right > innerWidth + 1 && !element.closest('.scroll, .visually-hidden');
      }).map((element) => `${element.localName}.${element.className}`)]);
      assert.deepEqual([width, out], [320, []], `${view}${spaced ? ', spaced' : ''}`);
    }
  }
  await page.context().close();
});

test('fingers find every control of every view: 44 pixels high', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  const chosen = await somethingChosen(page);
  await page.click('#tab-tables');
  for await (const view of eachView(page, chosen)) {
    await openDetails(page);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, select, input, summary, .menu a')]
      .map((element) => [element, (element.type === 'checkbox' ? element.labels[0] : element).getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (height < 43.9 || width < 24))
      .map(([element, { width, height }]) => `${element.localName} ${element.textContent.trim().slice(0, 30)} ${width} x ${height}`));
    assert.deepEqual(small, [], view);
  }
  await page.context().close();
});

test('with forced colours the chosen tab, view and row are framed, and the focus is seen', async () => {
  const page = await openPage(browser, server.url, '', { ...kPhone, forcedColors: 'active' });
  await page.click('#tab-tables');
  await page.locator('#view [data-table=networks] a').first().click();
  await page.click('#tab-tables');
  const framed = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).outlineStyle);
  for (const selector of ['.tabs [aria-selected=true]', '.menu strong a']) assert.equal(await framed(selector), 'solid', selector);
  await page.focus('#theme');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid');
  await page.context().close();
});

test('nothing on the page moves by itself for who prefers less motion', async () => {
  const page = await openPage(browser, server.url, '', { reducedMotion: 'reduce' });
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    return parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth';
  }).map(({ localName, className }) => `${localName}.${className}`));
  assert.deepEqual(moving, []);
  await page.context().close();
});

test('the canvas is one labelled region whose keys are listed on the page', async () => {
  const page = await openPage(browser, server.url);
  const canvas = page.locator('#canvas');
  assert.equal(await canvas.getAttribute('role'), 'application');
  assert.ok((await canvas.getAttribute('aria-label')).length > 5);
  assert.match(await page.locator('#canvas-help').textContent(), /Tab leaves the map/);
  await page.locator('#accessibility summary').click();
  const keys = await page.locator('#accessibility tbody th').allInnerTexts();
  assert.ok(keys.length >= 10 && keys.includes('Tab'), keys.join());
  await canvas.focus();
  await page.keyboard.press('n');
  await page.waitForFunction(() => /PCN/.test(document.getElementById('status').textContent));
  await page.context().close();
});

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
