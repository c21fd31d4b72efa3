// The page in another language: the made-up one, in which every vowel is twice and has an accent, and arguments stand
// between arrows. It is longer than English, has other plural forms, and shows what is left in English.
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../tools/lib/serve.mjs';
import { kSite, openPage, startBrowser, textOf, waitForFragment, whenReady } from './support/browser.mjs';
import { putDist, siteFiles, temporaryFolder, waitForKept } from './support/dist.mjs';
import { eachView, somethingChosen } from './support/views.mjs';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kMadeUp = join(kSite, '../made_up');  // built beside the site, which is not to publish it
const kPage = 'index.en-XA.html';
const kTexts = 'page/texts.en-XA.bin';
const kDesk = { viewport: { width: 1440, height: 900 } };
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser;
let server;
let place;
before(async () => {
  place = temporaryFolder();
  cpSync(kSite, place.folder, { recursive: true });
  cpSync(kMadeUp, place.folder, { recursive: true });
  [browser, server] = await Promise.all([startBrowser(), serve({ root: place.folder })]);
});
after(async () => {
  await Promise.all([browser?.close(), server?.close()]);
  place.remove();
});

// Elements whose text does not fit into them, each by its place and class; what scrolls by itself is none.
const cut = (page) => page.evaluate(() => {
  const name = (element) => `${element.localName}${element.id ? `#${element.id.replace(/\d+/g, '')}` : ''}${[...element.classList].map((each) => `.${each}`).join('')}`;
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest('.visually-hidden, canvas, svg') && !/auto|scroll/.test(getComputedStyle(element).overflowX))
    .map((element) => `${name(element.parentElement)} > ${name(element)}`);
});

const violations = (page, parts) => page.evaluate(async ([axe, include]) => {
  window.axe ?? (0, eval)(axe);
  const { violations: found } = await window.axe.run(include ? { include } : document,
    { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | ')}`);
}, [kAxe, parts?.map((part) => [part])]);

for (const [device, size] of [['desk', kDesk], ['phone', kPhone]]) {
  test(`${device}: every view opens in the made-up language, nothing is cut that is not in English, and axe finds nothing`, async () => {
    const known = new Set();
    for (const path of ['', kPage]) {
      const page = await openPage(browser, server.url + path, '', { bypassCSP: true, ...size });
      const chosen = await somethingChosen(page);
      if (path) assert.deepEqual(await violations(page), [], 'the whole page');
      let views = 0;
      for await (const view of eachView(page, chosen)) {
        ++views;
        for (const tab of device === 'phone' ? ['tab-answer', 'tab-map', 'tab-tables'] : [null]) {
          if (tab) await page.click(`#${tab}`);
          for (const each of await cut(page)) {
            if (!path) known.add(each);
            else assert.ok(known.has(each), `${view}: ${each} is cut`);
          }
        }
        if (path) assert.deepEqual(await violations(page, ['#view', '#answer']), [], view);
      }
      assert.ok(views > 15, `${views} views`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.deepEqual(page.seen.errors, []);
      await page.context().close();
    }
  });
}

// Words that are no made-up ones: three letters or more with a plain vowel.
const english = (texts) => [...new Set(texts.join('\n').match(/(?<![\p{L}\d])\p{L}{3,}(?![\p{L}\d])/gu) ?? [])].filter((word) => /[aeiou]/i.test(word));

// What the page itself says, as text and for those who hear it.
const ownWords = (page) => page.evaluate(() => {
  const parts = ['.top', '#search', '#tabs', '.to-desk', '.foot', '.map-buttons', '#map-hint', '#map-said', '#canvas-help', '.share-head', '#share > label', '#share > p', '#settings summary',
    '#about summary', '#glossary summary', '#accessibility summary', '.skip', '.drop-here', '#print-head'];
  const inside = parts.flatMap((part) => [...document.querySelectorAll(part)]);
  const texts = inside.flatMap((part) => [...part.querySelectorAll('*'), part]).filter(({ localName }) => localName !== 'option').flatMap((element) =>
    [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data)
      .concat(...['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? '')));
  const labels = [...document.querySelectorAll('main > [aria-label], [role=tablist], nav, #view, #answer, #canvas, #division')].map((element) => element.getAttribute('aria-label') ?? '');
  return [...texts, ...labels].filter(Boolean);
});

test('the page says which language it is in, leads to the others, and nothing of its own is left in English', async () => {
  const page = await openPage(browser, server.url + kPage, '', kDesk);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en-XA');
  assert.ok(page.seen.requests.some((url) => url.endsWith(kTexts)));
  const link = page.locator('.languages a');
  assert.deepEqual([await link.getAttribute('href'), await link.getAttribute('lang'), await link.innerText()], ['index.html', 'en-GB', 'English']);
  const names = new Set(['PCN', 'Explorer', 'South', 'East', 'London', 'English']);
  assert.deepEqual(english(await ownWords(page)).filter((word) => !names.has(word)), []);
  await page.context().close();
});

test('search, answer and announcements work, and what the program says is in the language too', async () => {
  const page = await openPage(browser, server.url + kPage, '', kDesk);
  await page.fill('#search-text', 'SE5');
  await page.waitForFunction(() => /súúggéés/.test(document.getElementById('status').textContent));
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  assert.match(await textOf(page, '#answer'), /SE5 9RS/);
  assert.match(await textOf(page, '#answer'), /Wháát íít íís nóót/);
  await page.fill('#search-text', '');
  await page.press('#search-text', 'Enter');
  assert.match(await textOf(page, '#notices'), /Nóóthííng tóó lóóóók fóór/);
  await page.context().close();
});

test('texts of another version stop nothing but the start, which says so', async () => {
  const page = await openPage(browser, server.url + kPage, '', { ...kDesk, ready: false,
    routes: { [`**/${kTexts}`]: (route) => route.fulfill({ body: 'pcn texts 1\nen-XA\ntext\n\n1\n\0' }) } });
  await page.waitForSelector('#notices .notice');
  assert.match(await textOf(page, '#notices'), /dóóéés nóót fíít/);
  await page.context().close();
});

test('a language that the canvas cannot write has the map with its names there, and all else in the text', async () => {
  const replaced = (file, before, after) => (route) => route.fulfill({
    body: Buffer.from(readFileSync(join(kMadeUp, file), 'latin1').replace(before, after), 'latin1'),
    contentType: file.endsWith('html') ? 'text/html; charset=utf-8' : 'application/octet-stream' });
  const page = await openPage(browser, server.url + kPage, '#desk=explore', { ...kDesk, routes: {
    [`**/${kTexts}`]: replaced(kTexts, '\ntext\n', '\nnames\n'),
    [`**/${kPage}*`]: replaced(kPage, '<html ', '<html data-canvas="names" ') } });
  assert.ok(await page.locator('#ways').isHidden());
  const { panel, map, place: where } = await page.evaluate(() => {
    const event = new CustomEvent('layout', { detail: {} });
    document.getElementById('canvas').dispatchEvent(event);
    return event.detail;
  });
  assert.deepEqual([where, panel.width], ['none', 0]);
  assert.ok(map.width > 0 && await page.locator('#map-frame').isVisible());
  assert.ok(await page.locator('#view').isVisible());
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('a package holds the languages: pages, texts, manifests, and the worker keeps them', async () => {
  const site = siteFiles();
  for (const name of [kPage, kTexts]) site.set(name, readFileSync(join(kMadeUp, name)));
  const dist = temporaryFolder();
  const { version, files } = await putDist(dist.folder, site);
  for (const name of [kPage, `${version}/${kTexts}`, 'manifest.en-XA.webmanifest', 'pcn-explorer.en-XA.html']) assert.ok(files.has(name), name);
  const html = files.get(kPage).toString();
  assert.match(html, new RegExp(` data-texts="${version}/${kTexts}"`));
  assert.match(html, /href="manifest.en-XA.webmanifest"/);
  assert.match(html, />Lííc/, 'licences are called in its language');
  assert.deepEqual((({ lang, start_url: start }) => [lang, start])(JSON.parse(files.get('manifest.en-XA.webmanifest').toString())), ['en-XA', kPage]);
  for (const name of [kPage, 'manifest.en-XA.webmanifest']) assert.match(files.get('_headers').toString(), new RegExp(`^/${name}\n(  .*\n)*  Cache-Control: no-cache`, 'm'));
  assert.match(files.get('sw.js').toString(), /"index\.en-XA\.html"/);
  assert.doesNotMatch(files.get('pcn-explorer.en-XA.html').toString(), /class="languages"/);
  assert.doesNotMatch(files.get('pcn-explorer.html').toString(), /texts\.en-XA/);
  const host = await serve({ root: dist.folder });
  try {
    const page = await openPage(browser, host.url + kPage);
    await waitForKept(page, [version]);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    await page.reload();
    await whenReady(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en-XA');
    await page.context().close();
    const alone = await openPage(browser, `file://${join(dist.folder, 'pcn-explorer.en-XA.html')}`);
    assert.equal(await alone.evaluate(() => document.documentElement.lang), 'en-XA');
    assert.match(await textOf(alone, '#answer'), /[áéíóú]{2}/);
    await alone.context().close();
  } finally {
    await host.close();
    dist.remove();
  }
});
