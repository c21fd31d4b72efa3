// Coverage: from the list of gaps to one test, its threshold from the keyboard, filters, strip, scatter and matrix, and
// footprints from registrations of one's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  fragmentOf, kRoot, mapInWords, openPage, startBrowser, startServer, textOf, waitForFragment,
} from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const number = (text) => Number(text.match(/[\d,]+/)[0].replaceAll(',', ''));
const affected = async (page) => number(await textOf(page, '#view .lead'));
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// Waits until the first sentence of the view is another one.
const otherLead = (page, before) =>
  page.waitForFunction((text) => document.querySelector('#view .lead')?.innerText !== text, before);

for (const [device, size] of Object.entries({ desk: {}, phone: kPhone })) {
  test(`${device}: from the list of gaps to a test, its threshold moved by keyboard, and back from the link`, async () => {
    const page = await openPage(browser, server.url, '#view=gaps', size);
    if (device === 'phone') await page.getByRole('tab', { name: 'Tables' }).click();
    await page.locator('#view li a', { hasText: 'Far from any practice' }).first().click();
    await waitForFragment(page, /test=walk-any/);
    assert.equal(await textOf(page, '#view-title'), 'Far from any practice');
    const atTwenty = await affected(page);
    const slider = page.locator('#view input[type=range]');
    await slider.focus();
    for (let step = 0; step < 5; ++step) {
      const lead = await textOf(page, '#view .lead');
      await page.keyboard.press('ArrowLeft');
      await otherLead(page, lead);
    }
    assert.equal(await slider.evaluate((element) => document.activeElement === element), true);
    await waitForFragment(page, /limit-walk-any=15/);
    assert.match(await textOf(page, '#view .lead'), /more than 15 minutes' walk/);
    assert.equal(await textOf(page, '#view .control-slider output'), '15 minutes');
    const atFifteen = await affected(page);
    assert.ok(atFifteen > atTwenty, `${atFifteen} live more than 15 minutes away, ${atTwenty} more than 20`);
    const again = await openPage(browser, server.url, await fragmentOf(page), size);
    assert.equal(await affected(again), atFifteen);
    assert.equal(await again.locator('#view input[type=range]').inputValue(), '15');
    assert.deepEqual([...page.seen.errors, ...again.seen.errors], []);
    await Promise.all([page.context().close(), again.context().close()]);
  });
}

test('large thresholds are written as everywhere else', async () => {
  const page = await openPage(browser, server.url, '#view=gap&test=size-above');
  assert.equal(await textOf(page, '#view .control-slider output'), '50,000 patients');
  await page.context().close();
});

test('filters answer: how many people over 65 in the most deprived fifth live far from any practice', async () => {
  const page = await openPage(browser, server.url, '#view=gap&test=walk-any&limit-walk-any=15');
  const everybody = await affected(page);
  const choose = async (key, label) => {
    const lead = await textOf(page, '#view .lead');
    await page.selectOption(`#view select[data-control="${key}"]`, { label });
    await otherLead(page, lead);
    return affected(page);
  };
  const old = await choose('ages', '65 and over');
  const both = await choose('deprived', 'Most deprived fifth');
  assert.ok(everybody > old && old > both && both > 0, `${everybody}, ${old}, ${both}`);
  assert.match(await textOf(page, '#view'), /aged 65 and over/);
  assert.match(await textOf(page, '#view'), /most deprived fifth/i);
  assert.match(await fragmentOf(page), /ages=65/);
  // The rows add up to what the sentence says; rows of fewer than 5 people are told as such.
  const table = page.locator('#view table').filter({ has: page.locator('th', { hasText: 'People affected' }) }).last();
  const column = (await table.locator('thead th').allInnerTexts()).findIndex((title) => title.includes('People affected'));
  const cells = await table.locator('tbody tr').evaluateAll((rows, at) => rows.map((row) => row.cells[at].innerText), column);
  const known = cells.filter((cell) => !/fewer/i.test(cell)).map(number);
  const hidden = cells.length - known.length;
  const sum = known.reduce((a, b) => a + b, 0);
  assert.ok(both >= sum + hidden && both <= sum + 4 * hidden, `${cells} against ${both}`);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('strip and scatter of networks: every network in the figures, and one chosen there is shown', async () => {
  const page = await openPage(browser, server.url, '#view=gap&test=walk-any');
  const charts = page.locator('#view figure');
  const titled = (pattern) => charts.filter({ hasText: pattern });
  const strip = titled(/of 37 networks have an average above/);
  const scatter = titled(/ against .*correlation/);
  for (const chart of [strip, scatter]) {
    assert.equal(await chart.count(), 1);
    await chart.locator('summary').click();
    assert.equal(await chart.locator('tbody tr').count(), 37);
  }
  const title = await scatter.innerText();
  await page.selectOption('#view select[data-control="versus"]', { label: 'Residents aged 65 and over' });
  await waitForFragment(page, /versus=/);
  await page.waitForFunction((old) => ![...document.querySelectorAll('#view figure')].some((one) => one.innerText === old), title);
  assert.match(await titled(/ against .*correlation/).innerText(), /65 and over/);
  await strip.locator('tbody a').first().click();
  await waitForFragment(page, /net=U\d+/);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('a cell of the matrix leads to the test with its filter, and says the same number', async () => {
  for (const [compare, key] of [['Boroughs', 'la'], ['Networks', 'led-by']]) {
    const page = await openPage(browser, server.url, '#view=matrix');
    const choice = page.locator('#view select').first();
    if ((await choice.locator('option:checked').innerText()) !== compare) {
      await choice.selectOption({ label: compare });
      await waitForFragment(page, /by=networks/);
    }
    const cells = page.locator('#view table tbody td a');
    const values = await cells.allInnerTexts();
    const at = values.findIndex((value) => /^\d{1,3},\d{3}$/.test(value));
    await cells.nth(at).click();
    await waitForFragment(page, new RegExp(`${key}=`));
    assert.equal(await affected(page), number(values[at]));
    assert.deepEqual(page.seen.errors, []);
    await page.context().close();
  }
});

// Packed numbers of a package: differences, zig-zag coded, in groups of five bits.
function unpacked(text) {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const numbers = [];
  let [coded, shift, last] = [0, 0, 0];
  for (const each of text) {
    const digit = digits.indexOf(each);
    coded += (digit % 32) * 2 ** shift;
    shift += 5;
    if (digit >= 32) continue;
    last += coded % 2 ? -(coded + 1) / 2 : coded / 2;
    numbers.push(last);
    [coded, shift] = [0, 0];
  }
  return numbers;
}

// A file of the publisher's columns for the practices of the package with a list of the newest day: each has all its patients in
// three places, and no other practice has any there. Returns also where the first practice's patients live.
function registrations() {
  const data = JSON.parse(readFileSync(join(kRoot, 'assets/areas/south-east-london.json'), 'utf8'));
  const lines = ['PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS'];
  const places = data.small_areas.code;
  const split = new Set(JSON.stringify(data.place_changes).match(/E01\d{6}/g));
  const plain = places.filter((code) => !split.has(code));
  const [practice, patients, day] = [data.lists.practice, data.lists.patients, data.lists.date.index].map(unpacked);
  const newest = data.lists.date.values.indexOf(data.area.newest);
  let used = 0;
  practice.forEach((position, at) => {
    if (day[at] !== newest || 3 * used + 3 > plain.length) return;
    const [first, second] = [Math.round(patients[at] * 0.5), Math.round(patients[at] * 0.3)];
    [first, second, patients[at] - first - second].forEach((people, i) => {
      lines.push(`GP_PRAC_PAT_LIST,01JUL2026,${data.practices.code[position - 1]},"A name, with a comma",${plain[3 * used + i]},ALL,${people}`);
    });
    ++used;
  });
  return { text: `${lines.join('\n')}\n`, rows: lines.length - 1, place: plain[0] };
}

const kNotice = '[data-notice="file"]';
const give = (page, name, text) =>
  page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const said = async (page, pattern) => {
  await page.waitForFunction(({ selector, source }) => new RegExp(source).test(document.querySelector(selector)?.innerText ?? ''),
    { selector: kNotice, source: pattern.source });
  return textOf(page, kNotice);
};

test('registrations of one\'s own make the footprints observed; bad ones leave the count as it is', async () => {
  const file = registrations();
  const page = await openPage(browser, server.url, `#view=place&place=${file.place}`);
  const asked = page.seen.requests.length;
  assert.match(await textOf(page, '#view'), /carried forward/i);
  const before = await textOf(page, '#view');
  const bad = {
    'half.csv': file.text.slice(0, 2000).replace(/,[^,]*$/, ''),
    'negative.csv': file.text.replace(',ALL,', ',ALL,-'),
    'columns.csv': file.text.replace('LSOA_CODE', 'PLACE'),
  };
  for (const [name, text] of Object.entries(bad)) {
    await give(page, name, text);
    assert.match(await said(page, new RegExp(name.replace('.', '\\.'))), /line|column/i);
    assert.equal(await textOf(page, '#view'), before);
  }
  await give(page, 'gp-reg-pat-prac-lsoa-all.csv', file.text);
  await said(page, /gp-reg-pat-prac-lsoa-all\.csv/);
  await page.waitForFunction(() => /\(observed\)/.test(document.querySelector('#view').innerText));
  const now = await textOf(page, '#view');
  assert.match(now, /observed/i);
  assert.match(now, /100%/);  // of the patients there are with one practice, and so with one network
  assert.match(await mapInWords(page), /observed|registered/i);
  // A bad one now leaves the observed ones.
  await give(page, 'negative.csv', bad['negative.csv']);
  await said(page, /negative\.csv/);
  assert.equal(await textOf(page, '#view'), now);
  assert.equal(page.seen.requests.length, asked);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});
