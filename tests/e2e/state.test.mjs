import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { fragmentOf, kListed, openPage, startBrowser, startServer, textOf, waitForFragment, whenReady } from './support/browser.mjs';

let browser;
let server;
let page;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });
beforeEach(async () => { page = await openPage(browser, server.url); });
afterEach(async () => { await page.context().close(); });

const listLink = (name) => page.locator('#list a', { hasText: name }).first();

test('a network chosen in the list is shown, named in the title and has the focus', async () => {
  await listLink('North Southwark').click();
  await waitForFragment(page, /net=U\d+/);
  assert.match(await textOf(page, '#answer-title'), /North Southwark/);
  assert.match(await page.title(), /North Southwark/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'answer-title');
});

test('a link can be opened in another tab and shows the same', async () => {
  const address = await listLink('North Southwark').getAttribute('href');
  const other = await openPage(browser, server.url, address);
  assert.match(await textOf(other, '#answer-title'), /North Southwark/);
  await other.context().close();
});

test('back and forward go through what was looked at', async () => {
  await listLink('North Southwark').click();
  await waitForFragment(page, /net=/);
  const first = await fragmentOf(page);
  await listLink('South Southwark').click();
  await page.waitForFunction((before) => location.hash !== before, first);
  await page.goBack();
  assert.equal(await fragmentOf(page), first);
  await page.waitForFunction(() => /North Southwark/.test(document.getElementById('answer-title').textContent));
  await page.goBack();
  assert.equal(await fragmentOf(page), '');
  await page.waitForFunction(() => !/Southwark/.test(document.getElementById('answer-title').textContent));
  await page.goForward();
  await page.waitForFunction(() => /North Southwark/.test(document.getElementById('answer-title').textContent));
});

// Two choices of one kind, one soon after the other, are two steps; a third one after Back destroys none of them.
test('every choice is a step for the back button, however soon it follows another', async () => {
  const choose = (name) => page.evaluate((text) => {
    const link = [...document.querySelectorAll('#list a')].find((each) => each.textContent.includes(text));
    link.click();
  }, name);
  const shown = (name) => page.waitForFunction((text) => document.getElementById('answer-title').textContent.includes(text), name);
  await choose('North Southwark');
  await shown('North Southwark');
  await choose('South Southwark');
  await shown('South Southwark');
  await page.goBack();
  await shown('North Southwark');
  await choose('North Lewisham');
  await shown('North Lewisham');
  await page.goBack();
  await shown('North Southwark');
  await page.goBack();
  await page.waitForFunction(() => location.hash === '');
});

test('a key that is held on a slider is one step', async () => {
  await page.goto(`${server.url}#v1&view=history&date=2019-12-01`);
  const slider = page.locator('#view [data-steps="date"]');
  await slider.waitFor();
  const before = await page.evaluate(() => history.length);
  await slider.focus();
  for (let i = 0; i < 4; ++i) await page.keyboard.down('ArrowRight');  // all but the first repeat it
  await page.keyboard.up('ArrowRight');
  await page.waitForFunction(() => Number(document.querySelector('#view [data-steps="date"]').value) >= 4);
  assert.equal(await page.evaluate(() => history.length), before + 1);
});

test('the date changes list and tables: the founding 35 and today’s 37', async () => {
  await page.goto(`${server.url}#date=2019-12-01`);
  await page.waitForFunction((links) => document.querySelectorAll(links).length === 35, kListed);
  assert.match(await textOf(page, '#view'), /1 December 2019/);
  await page.goto(`${server.url}#date=2026-07-01`);
  await page.waitForFunction((links) => document.querySelectorAll(links).length === 37, kListed);
});

test('a deep link restores view, date, measure and selection after a reload', async () => {
  await listLink('North Southwark').click();
  await waitForFragment(page, /net=/);
  const net = (await fragmentOf(page)).match(/net=(\w+)/)[1];
  const link = `#date=2024-01-01&measure=size-rule&view=network&net=${net}`;
  const other = await openPage(browser, server.url, link);
  const [title, fragment] = [await textOf(other, '#view-title'), await fragmentOf(other)];
  await other.reload();
  await whenReady(other);
  assert.equal(await textOf(other, '#view-title'), title);
  assert.equal(await fragmentOf(other), fragment);
  for (const part of ['date=2024-01-01', `net=${net}`, 'view=network']) assert.ok(fragment.includes(part), `${fragment} lacks ${part}`);
  await other.context().close();
});

test('a broken link says what it could not restore and shows the rest', async () => {
  const other = await openPage(browser, server.url, '#net=U00000&date=2019-12-01&colour=%E0%A4%A');
  const notice = await textOf(other, '#notices');
  assert.match(notice, /U00000/);
  assert.match(notice, /colour/);
  assert.match(await fragmentOf(other), /date=2019-12-01/);
  assert.equal(await other.locator(kListed).count(), 35);
  assert.deepEqual(other.seen.errors, []);
  await other.context().close();
});

test('any fragment is survived', async () => {
  for (const fragment of ['#%', '#=&=&', '#v999', `#${'x'.repeat(20_000)}`, '#net=%00', '#map=NaN/1e400/-0', '#view=__proto__', '#search']) {
    await page.goto(server.url + fragment);
    await whenReady(page);
    assert.equal(await page.locator(kListed).count(), 37, fragment.slice(0, 40));
    assert.ok((await textOf(page, '#view-title')).length > 0);
  }
  assert.deepEqual(page.seen.errors, []);
});

test('a column heading sorts its table, and the order survives a change of selection', async () => {
  const header = page.locator('#view [data-table=networks] th', { has: page.locator('[data-sort=registered]') });
  const names = () => page.locator('#view [data-table=networks] tbody th').allInnerTexts();
  await header.locator('button').click();
  const once = await header.getAttribute('aria-sort');
  const first = await names();
  await header.locator('button').click();
  const twice = await header.getAttribute('aria-sort');
  assert.deepEqual([once, twice].sort(), ['ascending', 'descending']);
  assert.deepEqual([...(await names())].reverse(), first);
});

test('the theme is a choice that the address keeps', async () => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.selectOption('#theme', 'dark');
  await waitForFragment(page, /theme=dark/);
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await ground(), dark);
  await page.selectOption('#theme', 'auto');
  assert.equal(await ground(), light);
});

test('a table is saved as CSV', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#view [data-export=networks]').click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  const stream = await download.createReadStream();
  let text = '';
  for await (const chunk of stream) text += chunk;
  assert.match(text, /North Southwark/);
  assert.ok(text.split('\r\n').length >= 38);
});

test('a word is explained where it stands, and the focus returns to it', async () => {
  const word = page.locator('#view .term, #answer .term').first();
  await word.click();
  assert.ok(await page.locator('#dialog').isVisible());
  assert.ok((await textOf(page, '#dialog-text')).length > 20);
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#dialog').isVisible()));
  assert.ok(await word.evaluate((element) => element === document.activeElement));
});

test('every source button leads to publisher, date and licence', async () => {
  const groups = await page.locator('[data-source]').evaluateAll((all) => [...new Set(all.map((element) => element.dataset.source))]);
  assert.ok(groups.length > 0);
  for (const group of groups) {
    await page.locator(`[data-source="${group}"]`).first().click();
    assert.match(await textOf(page, '#dialog-text'), /(20\d\d)/, group);
    await page.keyboard.press('Escape');
  }
});
