// Two maps in Explore: opened and closed, moved together, each with its own choices, told in words; and how much of the frame
// the picture of a map keeps.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { atRest, fragmentOf, openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kTwo = '#desk=explore&beside=date~2019-12-01';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

async function open(fragment, viewport = { width: 1440, height: 900 }, options = {}) {
  const page = await openPage(browser, server.url, fragment, { viewport, reducedMotion: 'reduce', ...options });
  await page.evaluate(() => document.querySelector('#map-hint button')?.click());
  await atRest(page);
  return page;
}

const boxOf = (page, id) => page.locator(`#${id}`).boundingBox();
const middleOf = async (page, id) => {
  const box = await boxOf(page, id);
  return [box.x + box.width / 2, box.y + box.height / 2];
};
const heard = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('status').textContent), pattern.source);

test('one press opens the second map, of another day; another one, and Back, close it', async () => {
  const page = await open('#desk=explore');
  assert.equal(await page.locator('#map-second').isVisible(), false);
  await page.getByRole('button', { name: 'Two maps' }).click();
  await waitForFragment(page, /beside=date~2019-12-01/);
  await heard(page, /^Map 2 of 2: .* 1 December 2019\. Another network leads in \d+ of 1,040 places/);
  await atRest(page);
  assert.match(await textOf(page, '#first-title'), /^Map 1 of 2: .*1 July 2026$/);
  assert.match(await textOf(page, '#second-title'), /^Map 2 of 2: .*1 December 2019$/);
  assert.match(await textOf(page, '#second-foot'), /October 2019/);
  const [first, second] = [await boxOf(page, 'map-picture'), await boxOf(page, 'second-picture')];
  assert.deepEqual([second.y, second.height], [first.y, first.height]);
  assert.ok(Math.abs(second.width - first.width) < 2 && first.width >= 480, JSON.stringify([first, second]));
  await page.getByRole('button', { name: 'One map' }).click();
  await page.waitForFunction(() => !location.hash.includes('beside'));
  assert.equal(await page.locator('#second-picture').isVisible(), false);
  await page.goBack();
  await waitForFragment(page, /beside=/);
  await atRest(page);
  assert.ok(await page.locator('#second-title').isVisible());
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('both move together, and a press on either chooses the same place', async () => {
  const page = await open(kTwo);
  const [x, y] = await middleOf(page, 'second-picture');
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -600);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 30, { steps: 6 });
  await page.mouse.up();
  await waitForFragment(page, /map=/);
  await atRest(page);
  const chosen = [];
  for (const id of ['map-picture', 'second-picture']) {
    const [left, top] = await middleOf(page, id);
    await page.mouse.click(left + 11, top + 17);
    await waitForFragment(page, /place=|practice=/);
    chosen.push(new URLSearchParams((await fragmentOf(page)).slice(1)).get('place'));
    await page.focus('#canvas');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !/place=|practice=/.test(location.hash));
  }
  assert.equal(chosen[0], chosen[1]);
  await page.context().close();
});

test('the second map has choices of its own, in the address; the first keeps its', async () => {
  const page = await open(kTwo);
  const second = page.locator('#map-second');
  await second.getByLabel('Colour by').selectOption('deprivation');
  await waitForFragment(page, /beside=date~2019-12-01\/measure~deprivation/);
  await page.click('#second-title');  // a press of its own is a step of its own
  await second.getByLabel('Date').selectOption('2026-07-01');
  await waitForFragment(page, /beside=date~2026-07-01\/measure~deprivation/);
  await atRest(page);
  assert.match(await textOf(page, '#second-title'), /^Map 2 of 2: Deprivation/);
  assert.match(await textOf(page, '#second-legend'), /most deprived/);
  assert.doesNotMatch(await textOf(page, '#map-legend'), /deprived/);
  assert.equal(await textOf(page, '#second-difference'), 'The same network leads in all 1,040 places.');
  await page.goBack();
  await waitForFragment(page, /beside=date~2019-12-01\/measure~deprivation/);
  await page.context().close();
});

test('the keyboard goes from one to the other; questions are about the map in use; axe finds nothing', async () => {
  const page = await open(`${kTwo}/measure~deprivation`);
  assert.match(await page.getAttribute('#canvas', 'aria-label'), /^Two maps.* Map 1 of 2: Network.* Map 2 of 2: Deprivation/);
  await page.focus('#canvas');
  await page.keyboard.press('o');
  await heard(page, /^Map 2 of 2$/);
  await page.keyboard.press('2');
  await heard(page, /deprived/);
  await page.keyboard.press('o');
  await heard(page, /^Map 1 of 2$/);
  await page.keyboard.press('2');
  await heard(page, /highest share/);
  await page.keyboard.press('ArrowRight');
  await waitForFragment(page, /map=/);
  await page.keyboard.press('Enter');
  await waitForFragment(page, /place=|practice=/);
  await atRest(page);
  const faults = await page.evaluate(async (axe) => {
    (0, eval)(axe);
    const { violations } = await window.axe.run(document.getElementById('panel-map'));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, kAxe).catch((error) => [String(error)]);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('nothing is drawn at rest', async () => {
  const page = await open(`${kTwo}/measure~lead`);
  const before = await page.evaluate(() => window.drawn.calls);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 1200)));
  assert.equal(await page.evaluate(() => window.drawn.calls), before);
  await page.context().close();
});

test('where there is no room for two maps one is shown, and it is said', async () => {
  for (const [fragment, viewport] of [['#beside=date~2019-12-01', undefined], [kTwo, { width: 800, height: 900 }], [kTwo, { width: 390, height: 844 }]]) {
    const page = await open(fragment, viewport);
    if (await page.locator('#tab-map').isVisible()) await page.click('#tab-map');
    await atRest(page);
    assert.equal(await page.locator('#second-picture').isVisible(), false);
    assert.equal(await page.locator('.to-second').isVisible(), false);
    assert.match(await textOf(page, '#map-foot'), /This link has a second map/);
    await page.context().close();
  }
});

test('where the reader makes the maps narrow they stand one above the other', async () => {
  const page = await open(`${kTwo}&split=62`);
  const [first, second] = [await boxOf(page, 'map-picture'), await boxOf(page, 'second-picture')];
  assert.equal(second.x, first.x);
  assert.ok(second.y >= first.y + first.height && first.height >= 128, JSON.stringify([first, second]));
  await page.context().close();
});

test('with legend, questions and an answer open the picture keeps half of the frame', async () => {
  for (const fragment of ['#desk=explore&measure=lead', kTwo]) {
    const page = await open(fragment);
    await page.getByRole('button', { name: 'In words' }).click();
    await page.getByRole('button', { name: 'What changed here?' }).click();
    await atRest(page);
    assert.ok(await page.locator('#map-legend').isVisible() && await page.locator('#map-said').isVisible());
    const [frame, picture, foot] = [await boxOf(page, 'map-frame'), await boxOf(page, 'map-picture'), await boxOf(page, 'map-foot')];
    assert.ok(picture.height >= frame.height / 2 - 1, `${picture.height} of ${frame.height}`);
    assert.ok(foot.y + foot.height <= frame.y + frame.height + 1, 'the foot is whole');
    await page.context().close();
  }
});

test('at 320 pixels the picture has two fifths of the screen with an answer open, which can be closed', async () => {
  const page = await open('#measure=lead', { width: 320, height: 568 });
  await page.click('#tab-map');
  await page.getByRole('button', { name: 'In words' }).click();
  await page.getByRole('button', { name: 'What is the pattern?' }).click();
  await page.getByRole('button', { name: 'In words' }).click();
  await atRest(page);
  const picture = await boxOf(page, 'map-picture');
  assert.ok(picture.height >= 0.4 * 568, `${picture.height}`);
  assert.ok((await boxOf(page, 'map-said')).height >= 60, 'lines of the answer are to be read');
  await page.locator('#map-said').getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('#map-said').isVisible(), false);
  await page.context().close();
});
