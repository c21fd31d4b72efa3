// Networks in depth on the real page: what a figure of the canvas means, sharing on paper and as a table, and services on a day.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { atRest, openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

test('a figure on the canvas opens what it means and where it comes from', async () => {
  const page = await openPage(browser, server.url, '#view=staff&net=U36188', { viewport: { width: 1440, height: 900 } });
  const box = await page.locator('#canvas').boundingBox();
  // The first cards of the panel, which stands right of the map.
  for (let y = box.y + 380; y < box.y + 520 && !(await page.locator('#dialog[open]').count()); y += 20) {
    await page.mouse.click(box.x + box.width - 300, y);
    await atRest(page);
  }
  const words = await textOf(page, '#dialog');
  assert.match(words, /Additional|FTE|full-time/i);
  assert.match(words, /Files/);
  assert.match(words, /What was done with them/);
  await page.keyboard.press('Escape');
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('fair sharing is saved as a table whose columns sum to the penny, and goes on paper', async () => {
  const page = await openPage(browser, server.url, '#view=sharing&net=U36188&amount=123456.79');
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.locator('#share-open').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="csv:sharing"]').click()]);
  const lines = readFileSync(await download.path(), 'utf8').replace('\uFEFF', '').split('\r\n').filter((line) => line && !line.startsWith('# '));
  const rows = lines.slice(1).map((line) => line.split(','));
  for (let column = 1; column <= 5; column += 1) {
    const pence = rows.map((row) => Math.round(Number(row[column]) * 100));
    assert.equal(pence.reduce((sum, part) => sum + part, 0), 12345679, lines[0].split(',')[column]);
    // The sum stands below the table, not among its rows.
    assert.match(await textOf(page, `#view [data-table=sharing] tfoot tr:first-child > :nth-child(${column + 1})`), /^£?123,456\.79$/);
  }
  assert.match(lines[0], /Weighted patients/);
  await page.locator('[data-take="print:view"]').click();
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  assert.match(await textOf(page, '#view'), /Equal shares give/);
  assert.ok(await page.locator('#view [data-table=sharing]').evaluate((table) => table.checkVisibility()));
  assert.match(await textOf(page, '#print-foot'), /Where these figures come from/);
  await page.context().close();
});

test('the day of services is chosen as a date, at the width of a phone too', async () => {
  const page = await openPage(browser, server.url, '#view=services&net=U36188', { viewport: { width: 390, height: 844 } });
  await page.click('#tab-tables');
  await page.fill('#view input[type=date]', '2026-08-31');
  await page.locator('#view select[data-control=at]').selectOption('12:00');
  await waitForFragment(page, /on=2026-08-31/);
  await waitForFragment(page, /at=12:00|at=12%3A00/);
  assert.match(await textOf(page, '#view'), /Summer bank holiday/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.context().close();
});
