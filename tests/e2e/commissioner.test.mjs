// The fourteen tasks of a commissioner at the desk (1440 by 900), with real clicks and keys. Each counts what the hand does and
// prints it; figures are added up again from the files that are taken away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fragmentOf, kRoot, openPage, startBrowser, startServer, waitForFragment } from './support/browser.mjs';
import { Hand, csvRows, numberOf } from './support/hand.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// From the first page into Explore, then the task; no error may be seen on the way.
function task(number, name, work) {
  test(`task ${number}: ${name}`, async (t) => {
    const page = await openPage(browser, server.url, '', {
      viewport: { width: 1440, height: 900 }, acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'],
    });
    const hand = new Hand(page);
    await hand.click(page.getByRole('button', { name: 'Explore the data' }));
    await page.waitForSelector('body.explore');
    await work(hand, page);
    t.diagnostic(`task ${number}: ${hand.said()}`);
    assert.deepEqual(page.seen.errors, []);
    await page.context().close();
  });
}

task(1, 'places more than 20 minutes from a practice, people of 65 and over, who they are, with file and picture', async (hand) => {
  await hand.view(/gaps/, 'Coverage gaps');
  await hand.click(hand.text.getByRole('link', { name: 'Far from any practice' }).first());
  await waitForFragment(hand.page, /test=walk-any/);
  const everybody = numberOf(await hand.fact('People affected'));
  await hand.choose('Age of the people counted', /65/);
  await hand.page.waitForFunction(() => /aged 65/.test(document.getElementById('view').innerText));
  const affected = numberOf(await hand.fact('People affected'));
  assert.ok(affected > 0 && affected < everybody, `${affected} of ${everybody}`);
  assert.ok(await hand.table('gap-who').locator('tbody tr').count() >= 5, 'who is affected, by age, deprivation and borough');
  const { rows, text } = csvRows(await hand.save(hand.text.locator('[data-export^=gap-walk]')));
  assert.match(text, /^.?# Shown: .*aged 65/);
  assert.ok(rows.length > 1 && rows.every((row) => /^E01\d{6}$/.test(row['LSOA 2021 code'])), 'rows can be joined');
  const sum = rows.reduce((total, row) => total + numberOf(row[Object.keys(row).find((key) => key.startsWith('People affected'))]), 0);
  assert.ok(Math.abs(sum - affected) <= 5 * rows.length, `${sum} in the file, ${affected} on the page`);
  const picture = await hand.takeChart('Save as a picture');
  assert.match(picture, /65/);
});

task(2, 'the four networks of Bexley side by side, one finding for a slide', async (hand) => {
  await hand.view(/Networks/, 'Comparison');
  await hand.choose('Borough', 'Bexley');
  await waitForFragment(hand.page, /la=E09000004/);
  assert.equal(await hand.table('comparison').locator('thead th').count() >= 5, true);
  await hand.click(hand.text.getByRole('button', { name: /^Save this chart/ }).first());
  await hand.retype('#chart-title', 'Bexley: four networks, one list of questions');
  const svg = await hand.save(hand.page.locator('[data-chart-take=svg]'));
  assert.match(svg, /viewBox="0 0 1280 720"/);
  assert.match(svg, /Bexley: four networks, one list of questions/);
  for (const name of ['APL Bexley', 'Clocktower', 'Frognal', 'North Bexley']) assert.ok(svg.includes(name), name);
});

task(3, 'which networks keep the size rule, and why not', async (hand) => {
  await hand.view(/In depth|One network/, 'Rules card');
  assert.ok(await hand.table('rules-reasons').locator('tbody tr').count() > 0, 'with reasons');
  const { rows: rules } = csvRows(await hand.save(hand.text.locator('[data-export=rules-by-network]')));
  await hand.view(/Networks/, 'All networks');
  const { rows: lists } = csvRows(await hand.save(hand.text.locator('[data-export=networks]')));
  // Told again from the lists themselves.
  const codeOf = (row) => Object.values(row).find((value) => /^U\d{5}$/.test(value));
  const sizes = new Map(lists.map((row) => [codeOf(row), numberOf(row['Registered patients'])]));
  assert.equal(rules.length, 37);
  for (const row of rules) {
    const size = sizes.get(codeOf(row));
    assert.equal(row.Size === 'met', size >= 30000 && size <= 50000, `${row.Network}: ${size}, ${row.Size}`);
  }
});

task(4, 'staff and roles by network beside England, one figure everywhere', async (hand) => {
  await hand.view(/Who works|Staff/, 'Staff');
  const table = hand.table('staff-by-network');
  assert.ok(await table.locator('tbody tr').count() >= 30);
  assert.match(await hand.text.innerText(), /England/);
  const { rows } = csvRows(await hand.save(hand.text.locator('[data-export=staff-by-network]')));
  await hand.view(/Networks/, 'All networks');
  const { rows: all } = csvRows(await hand.save(hand.text.locator('[data-export=networks]')));
  const rate = (row) => Object.entries(row).find(([key]) => /^All additional staff|per 10,000/.test(key))?.[1];
  const sevenfields = [rows, all].map((list) => list.find((row) => Object.values(row).some((value) => /^Sevenfields/.test(value))));
  assert.ok(sevenfields[0] && sevenfields[1], 'Sevenfields is in both');
  assert.equal(Number(rate(sevenfields[0])).toFixed(1), Number(rate(sevenfields[1])).toFixed(1));
});

task(5, 'a practice is moved, taken back, and a network is split in two new ones', async (hand) => {
  await hand.view(/Plan/, 'Plan a change');
  await hand.choose('Network', 'South Southwark PCN');
  await hand.choose('Where to', 'A new network');
  const move = () => hand.table('plan-practices').getByRole('link', { name: 'Move' });
  const practices = await move().count();
  assert.ok(practices >= 6, `${practices} practices`);
  for (let i = 0; i < 2; ++i) {
    await hand.click(move().first());
    await hand.page.waitForFunction((n) => (decodeURIComponent(location.hash).match(/:new(?!2)/g) ?? []).length === n, i + 1);
  }
  await hand.choose('Where to', 'New network 2');
  await hand.click(move().first());
  await waitForFragment(hand.page, /:new2/);
  assert.equal(await move().count(), practices - 3);
  const result = await hand.table('plan-networks').innerText();
  assert.match(result, /New PCN \(planned\)/);
  assert.match(result, /New PCN 2 \(planned\)/);
  await hand.click(hand.text.getByRole('link', { name: 'Take back' }).last());
  await hand.page.waitForFunction(() => !location.hash.includes(':new2'));
  assert.doesNotMatch(await hand.table('plan-networks').innerText(), /New PCN 2/);
  // A practice is chosen on the map too, without leaving the plan.
  await hand.page.focus('#canvas');
  await hand.press(']');
  await hand.press('Enter');
  await waitForFragment(hand.page, /plan-what=[A-Z]\d{5}/);
  assert.match(await fragmentOf(hand.page), /view=plan/);
});

task(6, 'one borough from 2019 to 2026', async (hand) => {
  await hand.view(/What changed|Changes/, null);
  await hand.choose('Borough', 'Bexley');
  await waitForFragment(hand.page, /la=E09000004/);
  const networks = hand.table('history-networks');
  await networks.waitFor();
  assert.match(await hand.text.innerText(), /2019/);
  const { rows, text } = csvRows(await hand.save(hand.text.locator('[data-export=changes]')));
  assert.match(text, /# Area: Bexley/);
  assert.ok(rows.length > 0);
});

task(7, 'another rule for footprints, and where two networks overlap', async (hand) => {
  await hand.find('North Bexley');
  await waitForFragment(hand.page, /net=U/);
  const overlaps = hand.table('overlaps');
  await overlaps.waitFor();
  assert.match(await overlaps.innerText(), /Clocktower/);
  // Where the choices of the map stand folded, they are opened first.
  const rule = hand.page.locator('select[data-control=footprint]').first();
  if (!await rule.isVisible()) await hand.click(hand.page.locator('details', { has: rule }).locator('summary').first());
  await hand.choosePart(rule, /share|at least/i);
  await waitForFragment(hand.page, /footprint=[^&]*share/);
  // Places in more than one footprint, counted by pair of networks.
  const { rows } = csvRows(await hand.save(hand.text.locator('[data-export=overlaps]')));
  assert.ok(rows.length > 0 && rows.every((row) => Number(row.Places) > 0 && /^U\d{5}$/.test(row['ODS code'])));
});

task(8, 'practices whose patients live mostly outside their borough', async (hand) => {
  await hand.view(/Networks/, 'All practices');
  await hand.click(hand.table('practices').getByRole('button', { name: /Outside its local authority/ }));
  await waitForFragment(hand.page, /sort=-outside-authority/);
  const { rows } = csvRows(await hand.save(hand.text.locator('[data-export=practices]')));
  const key = Object.keys(rows[0]).find((title) => title.startsWith('Outside its local authority'));
  const shares = rows.map((row) => Number(row[key])).filter(Number.isFinite);
  assert.deepEqual(shares, [...shares].sort((a, b) => b - a));
  assert.ok(shares[0] > 0.5 && shares[0] <= 1, String(shares[0]));
  assert.ok(rows.every((row) => /^[A-Z]\d{5}$/.test(row['ODS code'])));
});

task(9, 'who offers what and when: evenings and Saturdays', async (hand) => {
  await hand.view(/Who works|Staff/, 'Services and hours');
  const table = hand.table('services-by-network');
  await table.waitFor();
  assert.ok(await table.locator('tbody tr').count() >= 30);
  const { rows } = csvRows(await hand.save(hand.text.locator('[data-export=services-by-network]')));
  assert.ok(rows.every((row) => Object.values(row).some((value) => /^U\d{5}$/.test(value))), 'with the networks’ codes');
});

task(10, 'a sum is shared among the networks of a borough', async (hand) => {
  await hand.view(/Plan/, 'Fair sharing');
  await hand.choose('Borough', 'Bexley');
  await waitForFragment(hand.page, /la=E09000004/);
  const amount = hand.text.getByLabel(/How much/);
  await hand.click(amount);
  await hand.press('Control+a');
  await hand.type('250000');
  await hand.press('Enter');
  await waitForFragment(hand.page, /amount=250000/);
  const { rows } = csvRows(await hand.save(hand.text.locator('[data-export=sharing]')));
  const networks = rows.filter((row) => Object.values(row).some((value) => /^U\d{5}$/.test(value)));
  assert.equal(networks.length, 4);
  for (const key of Object.keys(rows[0]).filter((title) => /equally|by list|weighted list/i.test(title))) {
    const sum = networks.reduce((total, row) => total + numberOf(row[key]), 0);
    assert.ok(Math.abs(sum - 250000) < 1, `${key}: ${sum}`);
  }
});

task(11, 'a colleague opens the link and sees the same', async (hand, page) => {
  await hand.view(/Networks/, 'All networks');
  await hand.click(hand.table('networks').getByRole('button', { name: /^Registered patients/ }));
  await waitForFragment(page, /sort=-registered/);
  await page.focus('#division');
  await hand.press('ArrowLeft');
  await waitForFragment(page, /split=/);
  await hand.click(page.locator('#share-open'));
  await hand.click(page.locator('#share-copy'));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await openPage(browser, link, '', { viewport: { width: 1440, height: 900 } });
  assert.equal(await other.locator('#view').textContent(), await page.locator('#view').textContent());
  assert.equal(await other.locator('#division').getAttribute('aria-valuenow'), await page.locator('#division').getAttribute('aria-valuenow'));
  await other.context().close();
});

task(12, 'own files: services, and registrations of which it is said how much was matched', async (hand, page) => {
  const open = async (name, text) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hand.click(page.getByRole('button', { name: /^Open a file/ }).first())]);
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    const notice = page.locator('[data-notice=file]');
    await page.waitForFunction((of) => document.querySelector('[data-notice=file]')?.textContent.includes(of), name);
    return notice.innerText();
  };
  assert.match(await open('services.json', readFileSync(join(kRoot, 'assets/services/south-east-london.json'), 'utf8')), /Opened “services\.json”/);
  await hand.click(page.locator('[data-notice=file] :is(a, button)', { hasText: 'Show them' }).first());
  await waitForFragment(page, /view=services/);
  assert.match(await hand.text.innerText(), /services\.json|your file/i);
  // Two practices of 189: no map may rest on that without a word.
  const said = await open('reg.csv', 'PRACTICE_CODE,LSOA_CODE,NUMBER_OF_PATIENTS\nG83024,E01001514,1200\nG83024,E01001515,900\n');
  assert.match(said, /\d+ of \d+|per cent|%|not opened/);
  // What cannot be used is refused with what could be.
  assert.match(await open('mine.csv', 'practice_code,good\nG83024,80\n'), /not opened[^]*none of the files that can be opened/);
});

task(13, 'the map is read: zoom, names, what lies under the pointer, networks taken by a box', async (hand, page) => {
  const map = await hand.map();
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
  await page.mouse.wheel(0, -240);
  await waitForFragment(page, /map=/);
  await page.focus('#canvas');
  await hand.press('0');
  await hand.box(0.3, 0.3, 0.7, 0.7);
  await waitForFragment(page, /view=compare.*pins=U/);
  const compared = async () => decodeURIComponent(await fragmentOf(page)).match(/pins=([^&]*)/)[1].split(',');
  const first = await compared();
  assert.ok(first.length >= 2, String(first));
  assert.match(await hand.text.innerText(), new RegExp(`${first.length > 4 ? `${first.length} networks` : ' and '}`));
  // One more, or one less, by a press with Ctrl.
  await hand.pressMap(0.55, 0.75, 'Control');
  await page.waitForFunction((before) => !decodeURIComponent(location.hash).includes(`pins=${before}&`) && !decodeURIComponent(location.hash).endsWith(`pins=${before}`), first.join(','));
  assert.equal(Math.abs((await compared()).length - first.length), 1);
});

task(14, 'a table is sorted, searched and taken away', async (hand, page) => {
  await hand.view(/Networks/, 'All networks');
  await hand.click(hand.table('networks').getByRole('button', { name: /^Registered patients/ }));
  await waitForFragment(page, /sort=-registered/);
  const { rows } = csvRows(await hand.save(hand.text.locator('[data-export=networks]')));
  const sizes = rows.map((row) => numberOf(row['Registered patients']));
  assert.equal(rows.length, 37);
  assert.deepEqual(sizes, [...sizes].sort((a, b) => b - a));
});
