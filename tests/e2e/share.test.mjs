// The menu "Save or share" and the link in it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { distFiles, kSingleName } from '../../web/page/assemble/make_dist.mjs';
import { fragmentOf, kRoot, openPage, startBrowser, startServer, textOf } from './support/browser.mjs';
import { siteFiles, temporaryFolder } from './support/dist.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kDeep = '#v1&view=network&date=2024-01-01&measure=lead&net=U94126&layers=practices,parks&map=13/51.48000/0.04000&theme=dark';

test('the menu opens and closes by keyboard and gives the focus back', async () => {
  const page = await openPage(browser, server.url);
  await page.locator('#share-open').focus();
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#share').isVisible());
  const reached = new Set();
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement.dataset.take ?? document.activeElement.id));
  }
  const offered = await page.locator('[data-take]').evaluateAll((all) => all.map((button) => button.dataset.take));
  assert.ok(offered.length >= 10);
  for (const id of [...offered, 'share-copy']) assert.ok(reached.has(id), `${id} is out of reach`);
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#share').isVisible()));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'share-open');
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('the copied link restores everything in another tab', async () => {
  const page = await openPage(browser, server.url, kDeep, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('#share-open').click();
  await page.locator('#share-copy').click();
  await page.waitForFunction(() => /copied/.test(document.getElementById('share-state').textContent));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, server.url + (await fragmentOf(page)));
  assert.match(link, /#v1&/);
  const other = await openPage(browser, link);
  assert.equal(await fragmentOf(other), await fragmentOf(page));
  assert.equal(await textOf(other, '#view'), await textOf(page, '#view'));
  assert.equal(await textOf(other, '#notices'), '');
  await Promise.all([page.context().close(), other.context().close()]);
});

const says = async (page) => {
  await page.locator('#share-open').click();
  const text = await textOf(page, '#share-says');
  await page.keyboard.press('Escape');
  return text;
};

test('what a link leaves out is said: own files, another area, the order of other tables; and a postcode that it holds', async () => {
  const page = await openPage(browser, server.url, '#v1&postcode=SE5%209RS');
  assert.match(await says(page), /opens this view[^]*how wide you made the panels[^]*holds the postcode SE5 9RS/);
  assert.doesNotMatch(await says(page), /sorted/);
  const file = (name, text) => page.setInputFiles('#file', { name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await file('ours.json', readFileSync(join(kRoot, 'assets/services/south-east-london.json'), 'utf8'));
  await page.waitForSelector('[data-notice=file]');
  assert.match(await says(page), /your file “ours\.json” is not in it/);
  await file('other.json', readFileSync(join(kRoot, 'assets/areas/south-east-london.json'), 'utf8').replace('"South East London"', '"Elsewhere"'));
  await page.waitForFunction(() => /Elsewhere/.test(document.querySelector('.brand').innerText));
  assert.match(await says(page), /opens South East London, not Elsewhere, which is in your file “other\.json” only/);
  await page.context().close();
});

test('a link from a disk is said to be a path of that disk, and no sheet of paper names it', async () => {
  const place = temporaryFolder();
  const { files } = await distFiles(siteFiles(), { plain: true });
  const file = join(place.folder, kSingleName);
  writeFileSync(file, files.get(kSingleName));
  const page = await openPage(browser, pathToFileURL(file).href, '#v1&net=U94126');
  assert.match(await says(page), /path of this disk: it opens here and nowhere else/);
  assert.doesNotMatch(await says(page), /opens this view/);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const foot = await page.evaluate(() => document.getElementById('print-foot').textContent);
  assert.match(foot, /printed from a copy of this page on a disk, at #v1&/);
  assert.doesNotMatch(foot, /file:|pcn-dist/);
  await page.context().close();
  place.remove();
});

test('where the clipboard is closed the link is copied another way, or marked for the reader', async () => {
  const page = await openPage(browser, server.url, kDeep);
  await page.evaluate(() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); });
  await page.locator('#share-open').click();
  await page.locator('#share-copy').click();
  await page.waitForFunction(() => document.getElementById('share-state').textContent !== '');
  const marked = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.getElementById('share-link');
    return selectionStart === 0 && selectionEnd === value.length;
  });
  assert.ok(marked);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('the version of the link is understood in either spelling, a later one is said', async () => {
  for (const [fragment, said] of [['#v1&net=U94126', ''], ['#v=1&net=U94126', ''], ['#v=9&net=U94126', 'newer version'], ['#v9&net=U94126', 'newer version']]) {
    const page = await openPage(browser, server.url, fragment);
    assert.match(await fragmentOf(page), /net=U94126/);
    const notice = await textOf(page, '#notices');
    if (said) assert.match(notice, new RegExp(said), fragment);
    else assert.equal(notice, '', fragment);
    await page.context().close();
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`on a phone every choice is large enough and nothing is cut off (${colorScheme})`, async () => {
    const page = await openPage(browser, server.url, '#net=U94126&view=network', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme });
    const box = await page.locator('#share-open').boundingBox();
    assert.ok(box.height >= 44, `the opener is ${box.height} high`);
    await page.locator('#share-open').tap();
    const found = await page.locator('#share button, #share input').evaluateAll((all) => all.map((each) => {
      const { width, height, left, right } = each.getBoundingClientRect();
      return { what: each.textContent || each.id, width, height, left, right };
    }));
    for (const { what, height, left, right } of found) {
      assert.ok(height >= 44, `${what} is ${height} high`);
      assert.ok(left >= 0 && right <= 390, `${what} goes from ${left} to ${right}`);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390));
    await page.context().close();
  });
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing while the menu is open (${colorScheme})`, async () => {
    const page = await openPage(browser, server.url, '#net=U94126&view=network', { colorScheme, bypassCSP: true });
    await page.locator('#share-open').click();
    await page.waitForFunction(() => document.getElementById('share-preview').dataset.drawn);
    await page.evaluate(kAxe);
    const found = await page.evaluate(async () => (await window.axe.run(document.getElementById('share'))).violations.map(({ id }) => id));
    assert.deepEqual(found, []);
    await page.context().close();
  });
}

test('a brief is made of the chart, the table, the title and the note that are chosen', async () => {
  const page = await openPage(browser, server.url, '#desk=explore&view=compare&la=E09000004', { viewport: { width: 1440, height: 900 } });
  await page.locator('#share-open').click();
  const [charts, tables] = await Promise.all(['which', 'table'].map((part) => page.locator(`#brief-${part} option`).allInnerTexts()));
  assert.ok(charts.length > 5 && tables.length >= 3, `${charts.length} charts, ${tables.length} tables`);
  assert.equal(charts.at(-1), 'No chart');
  await page.selectOption('#brief-which', 'ranked');
  assert.equal(await page.locator('#brief-title').inputValue(), await page.locator('#brief-which option:checked').evaluate((option) => option.text));
  await page.fill('#brief-title', 'Bexley: what the board should know');
  await page.fill('#brief-note', 'Decide on 12 December.');
  const brief = async (way) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-brief-take=${way}]`).click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const { name, bytes } = await brief('svg');
  assert.match(name, /brief-compare-.*\.svg$/);
  const svg = bytes.toString();
  for (const part of ['Bexley: what the board should know', 'Decide on 12 December.', 'pcn-frame', 'APL Bexley', 'Sources: ']) assert.ok(svg.includes(part), part);
  // It opens as a picture of A4, and its sentences lie on the page.
  const size = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, svg);
  assert.deepEqual(size, [794, 1123]);
  const picture = await brief('png');
  assert.deepEqual([...picture.bytes.subarray(1, 4)].map((c) => String.fromCharCode(c)).join(''), 'PNG');
  assert.equal(picture.bytes.readUInt32BE(16), 2 * 794);
  await page.selectOption('#brief-which', '-');
  assert.ok((await brief('svg')).bytes.length < bytes.length, 'without the chart');
  await page.waitForFunction(() => document.getElementById('share-state').textContent.startsWith('Saved as'));
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('nothing is requested from anywhere when files are made', async () => {
  const page = await openPage(browser, server.url);
  const before = page.seen.requests.length;
  await page.locator('#share-open').click();
  await page.waitForFunction(() => document.getElementById('share-preview').dataset.drawn && document.getElementById('share-preview').width === 1200);
  await Promise.all([page.waitForEvent('download'), page.locator('[data-take="png:map:1"]').click()]);
  assert.deepEqual(page.seen.requests.slice(before).filter((url) => !/^(data|blob):/.test(url)), []);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});
