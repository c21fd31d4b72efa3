// Streets, in a package into which they were built: drawn from close by once they have come, with their names, and only while they
// are wanted.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { atRest, browserAndServer, kSite, openPage, waitForFragment } from './support/browser.mjs';
import { difference } from './support/pictures.mjs';

const site = browserAndServer();
const kFirst = 'areas/south-east-london.json', kRest = 'areas/south-east-london.rest.json';
const kThere = 'map=15/51.47000/-0.08500';

// Whole numbers as packages hold them: core/io/vlq.h.
function packed(numbers) {
  const kDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return numbers.map((number) => {
    let text = '';
    let rest = number < 0 ? -2 * number - 1 : 2 * number;
    do {
      text += kDigits[rest % 32 + (rest >= 32 ? 32 : 0)];
      rest = Math.floor(rest / 32);
    } while (rest > 0);
    return text;
  }).join('');
}
const differences = (numbers) => packed(numbers.map((number, at) => number - (numbers[at - 1] ?? 0)));

// Both parts of the package with two streets that no town has.
async function withStreets() {
  const read = async (name) => JSON.parse(await readFile(join(kSite, name), 'utf8'));
  const [first, rest] = await Promise.all([read(kFirst), read(kRest)]);
  const add = (table, row) => {
    table.rows += 1;
    for (const [name, value] of Object.entries(row)) table[name].push(value);
  };
  add(first.sources, { id: 'os-open-roads', title: 'OS Open Roads', publisher: 'Ordnance Survey', page: 'https://www.ordnancesurvey.co.uk/products/os-open-roads', file: 'oproad_gb.gpkg', date: '7 April 2026', licence: 'OGL-3.0', sha256: '0'.repeat(64) });
  add(first.provenance, { group: 'streets', sources: [first.sources.rows - 1], method: 'As published.' });
  first.rest.push('streets');
  const lines = [[[532400, 175700], [533800, 176900]], [[532700, 176600], [533500, 176500]]];
  let last = [0, 0];
  const shapes = lines.flatMap((line) => [line.length, ...line.flatMap(([east, north]) => {
    const step = [east - last[0], north - last[1]];
    last = [east, north];
    return step;
  })]);
  rest.streets = { rows: 2, kind: differences([1, 4]), name: { values: ['Moonraker Road', 'Short Mews'], index: differences([0, 1]) }, line: packed(shapes) };
  return { first: JSON.stringify(first), rest: JSON.stringify(rest) };
}

async function open(parts, fragment, options = {}) {
  const answer = (body) => (route) => route.fulfill({ contentType: 'application/json', body });
  const page = await openPage(site.browser, site.server.url, fragment,
    { bypassCSP: true, viewport: { width: 1280, height: 800 }, routes: { [`**/${kFirst}`]: answer(parts.first), [`**/${kRest}`]: answer(parts.rest) }, ...options });
  await atRest(page);
  return page;
}

const picture = async (page) => {
  await atRest(page);
  return (await page.locator('#map-picture').screenshot()).toString('base64');
};

test('streets that were built in are drawn from close by, have their layer, and are in the drawing', async () => {
  const page = await open(await withStreets(), `#${kThere}&layers=streets`);
  assert.deepEqual(page.seen.errors, []);
  assert.ok(await page.getByText('Streets, from close by').count() > 0);
  const shown = await picture(page);
  await page.evaluate(() => { location.hash = location.hash.replace('layers=streets', 'layers=none'); });
  await waitForFragment(page, /layers=none/);
  const hidden = await picture(page);
  const { part } = await difference(page, shown, hidden, 12);
  assert.ok(part > 0.002 && part < 0.2, `${part} of the pixels differ`);
  await page.evaluate(() => { location.hash = location.hash.replace('layers=none', 'layers=streets'); });
  await waitForFragment(page, /layers=streets/);
  await page.locator('#share-open').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="svg:map"]').click()]);
  const svg = await readFile(await download.path(), 'utf8');
  assert.match(svg, /<text transform="matrix\([^"]*"[^>]*>Moonraker Road</);
  assert.match(svg, /Short Mews/);
  await page.context().close();
});

test('from far away none is drawn', async () => {
  const parts = await withStreets();
  const pictures = [];
  for (const layers of ['streets', 'none']) {
    const page = await open(parts, `#map=12.5/51.47000/-0.08500&layers=${layers}`);
    pictures.push(await picture(page));
    if (layers === 'none') assert.equal((await difference(page, ...pictures, 4)).part, 0);
    await page.context().close();
  }
});

test('the package of this repository has no streets and offers none', async () => {
  const page = await openPage(site.browser, site.server.url, `#${kThere}`);
  assert.equal(await page.getByText('Streets, from close by').count(), 0);
  await page.context().close();
});
