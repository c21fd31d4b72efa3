// Explore: the desk of professionals. What is seen at the sizes of desks, the switch, the division, the views, the filter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atRest, browserAndServer, fragmentOf, layoutOf, openPage, textOf, waitForFragment } from './support/browser.mjs';

const site = browserAndServer();

const kDesk = { width: 1440, height: 900 };

async function open(fragment, viewport = kDesk, options = {}) {
  const page = await openPage(site.browser, site.server.url, fragment, { viewport, ...options });
  await page.evaluate(() => localStorage.setItem('pcn-map-hint', '1'));
  await atRest(page);
  return page;
}

// Until the canvas answers so.
async function waitForLayout(page, holds, what) {
  for (let i = 0; i < 100; ++i) {
    await atRest(page);
    const layout = await layoutOf(page);
    if (holds(layout)) return layout;
  }
  assert.fail(`${what}: ${JSON.stringify(await layoutOf(page))}`);
}

for (const [width, height, rows, columns, map] of [[1440, 900, 20, 8, 560], [1920, 1080, 30, 8, 560], [1024, 768, 12, 3, 300]]) {
  test(`at ${width} by ${height} the list of networks shows ${rows} rows and ${columns} columns beside the map`, async () => {
    const page = await open('#desk=explore', { width, height });
    const layout = await layoutOf(page);
    const said = JSON.stringify(layout);
    assert.ok(layout.rows >= rows && layout.columns >= columns, said);
    assert.ok(layout.map.width >= map, said);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'no scrolling to the side');
    const bar = await page.locator('#search').boundingBox();
    assert.ok(bar.height <= 48, `the bar is ${bar.height} high`);
    await page.context().close();
  });
}

test('the switch is state: in the address, for back and forward, and in a link', async () => {
  const page = await open('');
  await page.getByRole('button', { name: 'Explore the data' }).click();
  await waitForFragment(page, /desk=explore/);
  assert.equal(await page.locator('body.explore').count(), 1);
  assert.equal((await layoutOf(page)).explore, true);
  await page.goBack();
  await page.waitForSelector('body:not(.explore)');
  await page.goForward();
  await page.waitForSelector('body.explore');
  await page.getByRole('button', { name: 'Find your network' }).click();
  await page.waitForSelector('body:not(.explore)');
  assert.doesNotMatch(await fragmentOf(page), /desk/);
  assert.ok((await page.locator('#column').boundingBox()).width > 300, 'the text is beside the map again');
  await page.context().close();
});

test('a phone keeps its tabs, whatever the link says', async () => {
  const page = await open('#desk=explore', { width: 390, height: 844 });
  assert.equal(await page.locator('body.explore').count(), 0);
  assert.equal(await page.locator('#tabs').isVisible(), true);
  assert.equal(await page.locator('#ways').isVisible(), false);
  await page.context().close();
});

test('every view is at most one press away, and the groups show which one is open', async () => {
  const page = await open('#desk=explore&view=staff');
  const bar = page.locator('#questions');
  assert.match(await bar.locator('.current').innerText(), /Who works there/);
  const all = await page.locator('#menu a').evaluateAll((links) => links.map((link) => link.dataset.action));
  const offered = await bar.locator('a[data-view]').evaluateAll((links) => links.map((link) => link.dataset.view));
  assert.deepEqual([...offered].sort(), [...all].sort());
  // Pointing at a group opens it, a press goes there.
  await bar.getByRole('button', { name: /gaps/ }).hover();
  await bar.getByRole('link', { name: 'Coverage matrix' }).click();
  await waitForFragment(page, /view=matrix/);
  assert.match(await bar.locator('.current').innerText(), /gaps/);
  assert.equal(await page.evaluate(() => scrollY), 0, 'the reader stays at the desk');
  // And by keys.
  await bar.getByRole('button', { name: /In depth|One network/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await bar.locator('[aria-expanded=true]').count(), 0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await waitForFragment(page, /view=(people|network)/);
  await page.context().close();
});

test('the division is moved by pointer and keys, and is in the link', async () => {
  const page = await open('#desk=explore');
  const division = page.getByRole('separator');
  const before = await layoutOf(page);
  assert.equal(Number(await division.getAttribute('aria-valuenow')), Math.round(100 * before.panel.width / kDesk.width));
  const box = await division.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 300, { steps: 4 });
  await page.mouse.up();
  await waitForFragment(page, /split=\d/);
  const after = await waitForLayout(page, ({ panel }) => panel.width < before.panel.width - 150, 'the panel is narrower');
  await division.focus();
  await page.keyboard.press('ArrowLeft');
  await waitForLayout(page, ({ panel }) => panel.width > after.panel.width, 'the panel is wider');
  const [, split] = (await fragmentOf(page)).match(/split=([\d.]+)/);
  const other = await open(`#desk=explore&split=${split}`);
  assert.equal((await layoutOf(other)).panel.width, (await layoutOf(page)).panel.width);
  await page.keyboard.press('Enter');
  await waitForLayout(page, ({ panel }) => panel.width === before.panel.width, 'as at first');
  await Promise.all([page.context().close(), other.context().close()]);
});

test('the panel stands below the map, alone, or not at all, and T brings it back', async () => {
  const below = await open('#desk=explore&panel=below');
  const layout = await layoutOf(below);
  assert.equal(layout.map.width, layout.panel.width);
  assert.equal(await below.getByRole('separator').getAttribute('aria-orientation'), 'horizontal');
  await below.context().close();
  const full = await open('#desk=explore&panel=full');
  assert.ok((await layoutOf(full)).columns >= 8);
  assert.equal(await full.getByRole('separator').count(), 0);
  await full.context().close();
  const none = await open('#desk=explore&panel=none');
  assert.equal((await layoutOf(none)).panel.width, 0);
  await none.focus('#canvas');
  await none.keyboard.press('t');
  await waitForLayout(none, ({ place }) => place === 'beside', 'the panel is there');
  assert.doesNotMatch(await fragmentOf(none), /panel=/);
  await none.context().close();
});

test('rows are found by text, which the link keeps', async () => {
  const page = await open('#desk=explore&filter=Bexley');
  const layout = await layoutOf(page);
  assert.ok(layout.rows > 0 && layout.rows < 10, JSON.stringify(layout));
  await page.evaluate(() => { location.hash = '#desk=explore&filter=no%20such%20words'; });
  await waitForLayout(page, ({ rows }) => rows === 0, 'nothing holds it');
  await page.context().close();
});

test('the text view is below the desk: by its link, for the skip link and for who prints', async () => {
  const page = await open('#desk=explore');
  assert.match(await textOf(page, '#view'), /Networks of/);
  await page.getByRole('link', { name: 'Text view', exact: true }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'view-title');
  assert.ok(await page.evaluate(() => scrollY) > 300);
  await page.getByRole('link', { name: /Back to the map/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#questions').isVisible(), false);
  assert.equal(await page.locator('#map-hint').isVisible(), false);
  assert.equal(await page.locator('#view table').first().isVisible(), true);
  await page.context().close();
});

test('the search works at the desk: its answer is in the panel, what it cannot find is said over the map', async () => {
  const page = await open('#desk=explore');
  await page.fill('#search-text', 'no such thing at all');
  await page.keyboard.press('Enter');
  const notice = page.locator('#notices .notice').first();
  await notice.waitFor();
  const [said, canvas] = await Promise.all([notice.boundingBox(), page.locator('#canvas').boundingBox()]);
  assert.ok(said.y >= canvas.y && said.y + said.height <= canvas.y + canvas.height, 'it is in sight');
  const name = await page.locator('#list a[data-action*="net="]').first().innerText();
  await page.fill('#search-text', name);
  await page.keyboard.press('Enter');
  await waitForFragment(page, /net=/);
  assert.match(await fragmentOf(page), /desk=explore/);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.ok((await textOf(page, '#view')).includes(name));
  await page.context().close();
});
