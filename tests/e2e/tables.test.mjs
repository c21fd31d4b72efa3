// Tables: one order on canvas and page, rows and columns that the reader chooses, and what an action asks of the program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atRest, browserAndServer, fragmentOf, layoutOf, openPage, textOf, waitForFragment } from './support/browser.mjs';

const site = browserAndServer();

const kTable = '#view [data-table=networks]';
const names = (page) => page.locator(`${kTable} tbody th`).allInnerTexts();
const head = (page, id) => page.locator(`${kTable} [data-sort=${id}]`);

// Writes down the id of each document that the program gives, where text comes out of it.
function countDocuments() {
  window.given = [];
  const decode = TextDecoder.prototype.decode;
  TextDecoder.prototype.decode = function counted(...values) {
    const text = decode.apply(this, values);
    const [, id] = text.match(/^\{"id":"([\w-]+)","title":/) ?? [];
    if (id) window.given.push(id);
    return text;
  };
}

async function open(fragment, { count = false, ...options } = {}) {
  const page = await openPage(site.browser, site.server.url, fragment, { ready: false, viewport: { width: 1440, height: 900 }, ...options });
  if (count) {
    await page.addInitScript(countDocuments);
    await page.reload();
  }
  await page.waitForSelector('body[data-ready=true]', { timeout: 60_000 });
  await atRest(page);
  return page;
}

test('a head that is pressed on the page sorts the address and the table; with the shift key it comes after the others', async () => {
  const page = await open('#desk=explore');
  await head(page, 'borough').click();
  await waitForFragment(page, /sort=borough(&|$)/);
  assert.match(await textOf(page, '#status'), /Sorted by .*, ascending/);
  await head(page, 'registered').click({ modifiers: ['Shift'] });
  await waitForFragment(page, /sort=borough,-registered/);
  const cells = await page.locator(`${kTable} tbody tr`).evaluateAll((rows) => rows.map((row) =>
    [row.children[1].innerText, Number(row.children[3].innerText.replaceAll(',', ''))]));
  for (let at = 1; at < cells.length; ++at) {
    const [[a, x], [b, y]] = [cells[at - 1], cells[at]];
    assert.ok(a < b || (a === b && !(x < y)), `${a} ${x} before ${b} ${y}`);
  }
  assert.equal(await page.locator(`${kTable} th[aria-sort]`).count(), 1);
  assert.equal(await head(page, 'registered').getAttribute('data-order'), 'descending');
  await page.goBack();
  await waitForFragment(page, /sort=borough(&|$)/);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('sorting on the canvas sorts the page, the link and the file', async () => {
  const page = await open('#desk=explore');
  const before = await names(page);
  const { panel } = await layoutOf(page);
  const canvas = await page.locator('#canvas').boundingBox();
  let sorted = false;
  for (let y = panel.y + 150; y < panel.y + 340 && !sorted; y += 6) {
    await page.mouse.click(canvas.x + panel.x + panel.width * 0.5, canvas.y + y);
    await atRest(page);
    const fragment = await fragmentOf(page);
    if (/net=|view=/.test(fragment)) break;  // a row already
    sorted = /sort=/.test(fragment);
  }
  assert.ok(sorted, await fragmentOf(page));
  const after = await names(page);
  assert.notDeepEqual(after, before);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#view [data-export=networks]').click()]);
  const stream = await download.createReadStream();
  let text = '';
  for await (const piece of stream) text += piece;
  const rows = text.split('\r\n').filter((line) => line && !line.startsWith('#') && !line.startsWith('\uFEFF'));
  assert.deepEqual(rows.slice(1).map((line) => line.match(/^"([^"]*)"|^[^,]*/)).map(([all, quoted]) => quoted ?? all), after);
  assert.doesNotMatch(text, /^Total/m);
  await page.context().close();
});

test('the text view has the rows of the filter, says so, sums them up, and shows all again', async () => {
  const page = await open('#desk=explore&filter=Bexley');
  const shown = page.locator('#view .shown').first();
  assert.match(await shown.innerText(), /^\d of 37 rows hold “Bexley” Show all$/);
  const rows = await page.locator(`${kTable} tbody tr`).count();
  assert.ok(rows > 0 && rows < 10);
  assert.match(await textOf(page, `${kTable} tfoot`), new RegExp(`Total of ${rows} shown`));
  assert.ok((await layoutOf(page)).rows >= rows, 'as on the canvas');
  await shown.getByRole('link', { name: 'Show all' }).click();
  await waitForFragment(page, /^(?!.*filter)/);
  assert.equal(await page.locator(`${kTable} tbody tr`).count(), 37);
  assert.equal(await page.locator('#view .shown').count(), 0);
  await page.context().close();
});

test('rows are chosen by the limits of numbers and columns by name; what cannot be read is said', async () => {
  const page = await open('#desk=explore');
  await page.locator('#view .choices summary').first().click();
  const field = page.locator('#view .choices').first().getByLabel('Registered patients', { exact: false }).first();
  await field.fill('> 60,000');
  await field.press('Enter');
  await waitForFragment(page, /where=registered%3E60000/);
  const patients = await page.locator(`${kTable} tbody tr td:nth-child(4)`).allInnerTexts();
  assert.ok(patients.length > 0 && patients.length < 37);
  for (const text of patients) assert.ok(Number(text.replaceAll(',', '')) > 60000, text);
  await field.fill('a lot');
  await field.press('Enter');
  await page.locator('#notices .notice', { hasText: 'no limit for numbers' }).waitFor();
  assert.match(await fragmentOf(page), /where=registered%3E60000/);
  await page.getByLabel('Show Size rule').first().uncheck();
  await waitForFragment(page, /columns=-size-rule/);
  assert.equal(await page.locator(`${kTable} thead th`).count(), 7);
  assert.match(await page.locator('#view .shown').first().innerText(), /7 of 8 columns/);
  assert.equal(await page.locator('#view .choices').first().evaluate((details) => details.open), true, 'it stays open');
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('an action asks for each document that changes once, and for no other', async () => {
  const page = await open('', { count: true });
  const asked = async (act) => {
    await page.evaluate(() => { window.given.length = 0; });
    await act();
    await atRest(page);
    return (await page.evaluate(() => window.given)).sort();
  };
  const kNever = ['glossary', 'accessibility'];
  const check = (documents, least, most, what) => {
    assert.equal(new Set(documents).size, documents.length, `${what}: none twice: ${documents}`);
    assert.ok(documents.length >= least && documents.length <= most, `${what}: ${documents}`);
    for (const never of kNever) assert.ok(!documents.includes(never), `${what}: ${documents}`);
    assert.ok(!documents.includes('about'), `${what}: ${documents}`);
  };
  check(await asked(() => page.locator('#list a[href*="net="]').first().click()), 3, 6, 'a network');
  check(await asked(async () => {
    await page.fill('#search-text', await page.evaluate(() => document.getElementById('search-example').textContent.match(/[A-Z]+\d+[A-Z]? \d[A-Z]+/)[0]));
    await page.keyboard.press('Enter');
    await waitForFragment(page, /postcode=/);
  }), 2, 6, 'a postcode');
  await page.evaluate(() => { location.hash = '#view=networks&footprint=carried:share:20'; });
  await atRest(page);
  await page.evaluate(() => { document.getElementById('settings').open = true; });
  const slider = page.locator('#settings-text [data-control=footprint-percent]');
  check(await asked(() => slider.press('ArrowRight')), 1, 4, 'a step of a slider');
  check(await asked(() => page.locator('#settings-text [data-control=measure]').selectOption({ index: 2 })), 1, 3, 'a measure');
  assert.deepEqual(await asked(() => page.evaluate(() => { location.hash = `${location.hash}&theme=dark`; })), [], 'the theme is no document');
  await page.context().close();
});
