// What the three kinds of people come for, from beginning to end.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fragmentOf, openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kDevices = {
  desk: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const focused = (page) => page.evaluate(() => document.activeElement.id);

// Presses Tab until the element that `wanted` describes has the focus; fails after too many.
async function tabTo(page, wanted, limit = 150) {
  for (let i = 0; i < limit; ++i) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(wanted)) return;
  }
  assert.fail(`not reached with ${limit} presses of Tab`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const [device, size] of Object.entries(kDevices)) {
    const on = `${colorScheme}, ${device}`;

    test(`${on}: a resident finds their network by postcode`, async () => {
      const page = await openPage(browser, server.url, '', { colorScheme, ...size });
      const asked = page.seen.requests.length;
      await page.fill('#search-text', 'se59rs');
      await page.press('#search-text', 'Enter');
      await waitForFragment(page, /postcode=SE5/);
      const answer = await textOf(page, '#answer');
      for (const part of [/most likely Fiveways PCN/, /How sure is that\? (Clear|Likely): \d+ of 100 people here/, /counted in July 2022, brought up to the lists of/,
        /\d+ metres away/, /Distances are .*, from SE5 9RS/, /I need/, /Evenings and Saturdays/, /What its staff can do for you/,
        /A network is not a building/, /If something looks wrong/]) assert.match(answer, part);
      assert.match(await page.locator('#answer a[href^="tel:"]').first().getAttribute('href'), /^tel:0\d{9,10}$/);
      await page.locator('#answer a', { hasText: 'See all its staff' }).click();
      await waitForFragment(page, /view=staff/);
      assert.match(await textOf(page, '#view'), /Fiveways/);
      assert.equal(await focused(page), 'view-title');
      assert.deepEqual(page.seen.requests.slice(asked).filter((url) => !url.startsWith('data:')), []);
      assert.deepEqual(page.seen.errors, []);
      await page.context().close();
    });

    test(`${on}: a commissioner goes from a gap to its CSV and a link`, async () => {
      const page = await openPage(browser, server.url, '', { colorScheme, ...size, acceptDownloads: true });
      if (device === 'phone') await page.click('#tab-tables');
      await page.locator('#menu a', { hasText: 'Coverage gaps' }).click();
      await waitForFragment(page, /view=gaps/);
      await page.locator('#view tbody a[data-action*="view=gap&"]').first().click();
      await waitForFragment(page, /view=gap&/);
      const title = await textOf(page, '#view-title');
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#view [data-export]').first().click()]);
      const csv = readFileSync(await download.path(), 'utf8');
      assert.match(download.suggestedFilename(), /\.csv$/);
      assert.ok(csv.trim().split('\r\n').length > 2, csv.slice(0, 200));
      const other = await openPage(browser, server.url, await fragmentOf(page), { colorScheme, ...size });
      assert.equal(await other.locator('#view-title').textContent(), title);
      assert.deepEqual(page.seen.errors, []);
      await Promise.all([page.context().close(), other.context().close()]);
    });
  }
}

test('a resident finds their practice and its network with the keyboard alone', async () => {
  const page = await openPage(browser, server.url);
  await tabTo(page, () => document.activeElement.id === 'search-text', 10);
  await page.keyboard.type('herne hill');
  await page.locator('#suggestions [role=option]', { hasText: 'practice' }).first().waitFor();
  const chosen = () => page.evaluate(() => document.querySelector('#suggestions [aria-selected=true]')?.textContent ?? '');
  for (let i = 0; i < 10 && !/practice/.test(await chosen()); ++i) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await waitForFragment(page, /practice=/);
  assert.match(await textOf(page, '#answer'), /If you are registered here, your network is/);
  await page.waitForFunction(() => /PCN/.test(document.getElementById('status').textContent));
  await tabTo(page, () => document.activeElement.matches('#answer a[data-action*="view=network"]'), 12);
  await page.keyboard.press('Enter');
  await waitForFragment(page, /view=network/);
  assert.equal(await focused(page), 'answer-title');
  await tabTo(page, () => document.activeElement.textContent === 'See all its staff');
  await page.keyboard.press('Enter');
  await waitForFragment(page, /view=staff/);
  assert.equal(await focused(page), 'view-title');
  await page.context().close();
});

// The accessibility tree as a reader goes through it: role, name and level of what is not ignored.
async function readingOrder(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const order = [];
  const visit = (node) => {
    if (!node) return;
    if (!node.ignored) {
      const level = node.properties?.find(({ name }) => name === 'level')?.value.value;
      order.push({ role: node.role?.value, name: node.name?.value ?? '', level });
    }
    for (const id of node.childIds ?? []) visit(byId.get(id));
  };
  visit(nodes[0]);
  return order;
}

test('a screen reader meets heading, search, answer, list, view and map in this order, all with names', async () => {
  const page = await openPage(browser, server.url, '#view=people&net=U94126&postcode=SE5%209RS');
  const order = await readingOrder(page);
  const at = (role, name) => {
    const index = order.findIndex((node) => node.role === role && name.test(node.name));
    assert.ok(index >= 0, `${role} ${name} is not there`);
    return index;
  };
  const stops = [at('heading', /^PCN Explorer$/), at('main', /^/), at('combobox', /postcode/), at('button', /^Search$/),
    at('heading', /^SE5 9RS$/), at('heading', /^What is a primary care network/), at('heading', /^Networks by borough$/),
    at('navigation', /^Views$/), at('heading', /^Valentine Health: people$/), at('table', /./), at('heading', /^The map in words$/),
    at('heading', /^Accessibility and keys$/), at('application', /^Map of primary care networks$/)];
  assert.deepEqual(stops, [...stops].sort((a, b) => a - b));
  const nameless = order.filter(({ role, name }) => !name && ['link', 'button', 'combobox', 'textbox', 'slider', 'checkbox', 'table', 'application'].includes(role));
  assert.deepEqual(nameless, []);
  assert.ok(order.some(({ role }) => role === 'rowheader'), 'rows of tables are named by their first cell');
  await page.context().close();
});
