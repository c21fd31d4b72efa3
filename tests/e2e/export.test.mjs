// What the page saves, opened again: pictures, tables, data.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { atRest, openPage, startBrowser, startServer } from './support/browser.mjs';

let browser;
let server;
let page;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });
beforeEach(() => { page = null; });
afterEach(async () => { await page?.context().close(); });

// Chooses an entry of the open menu and gives the name and bytes of the file that is saved.
async function take(id) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-take="${id}"]`).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function openMenu(fragment, options) {
  page = await openPage(browser, server.url, fragment, options);
  await page.locator('#share-open').click();
}

// What stands above the table, by its name.
function notesOf(bytes) {
  const lines = new TextDecoder().decode(bytes).split('\r\n').filter((line) => line.startsWith('# '));
  return Object.fromEntries(lines.map((line) => line.slice(2).split(/: (.*)/)));
}

// RFC 4180, strictly, after lines that begin with "# ": rows of fields, each row as long as the first.
function readCsv(bytes) {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  assert.equal(text[0], '\uFEFF');
  assert.ok(text.endsWith('\r\n'));
  const rows = [];
  let rest = text.slice(1).replace(/^(# [^\r\n]*\r\n)*/, '');
  while (rest) {
    const row = [];
    for (;;) {
      const [whole, quoted, plain, end] = rest.match(/^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/) ?? assert.fail(`not CSV: ${rest.slice(0, 80)}`);
      row.push(quoted?.replaceAll('""', '"') ?? plain);
      rest = rest.slice(whole.length);
      if (end !== ',') break;
    }
    rows.push(row);
    assert.equal(row.length, rows[0].length);
  }
  return rows;
}

// The colours at some points of a picture, and its size.
function coloursOf(bytes, points) {
  return page.evaluate(async ({ base64, places }) => {
    const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return { width: bitmap.width, height: bitmap.height, colours: places.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3)) };
  }, { base64: bytes.toString('base64'), places: points });
}

test('every table on offer is saved as CSV that reads back with the rows of the page', async () => {
  await openMenu('#view=networks');
  const offers = await page.locator('[data-take^="csv:"]').evaluateAll((all) => all.map((button) => ({
    id: button.dataset.take, rows: Number(button.querySelector('.detail').textContent.match(/(\d+) row/)[1]) })));
  assert.ok(offers.length >= 4);
  for (const { id, rows } of offers) {
    const { name, bytes } = await take(id);
    assert.match(name, /^south-east-london-.*-2026-07-01\.csv$/);
    const [header, ...body] = readCsv(bytes);
    assert.equal(body.length, rows, id);
    const notes = notesOf(bytes);
    assert.equal(notes['As of'], '2026-07-01');
    assert.ok(notes.Shown.length > 5, id);
    assert.equal(notes.Area, 'South East London');
    assert.equal(new Set(header).size, header.length, header.join());
    for (const row of body) {
      for (const field of row) assert.doesNotMatch(field, /^[=+@\t\r]/);
    }
  }
  const shown = await page.locator('#view [data-table=networks] tbody th').allInnerTexts();
  const [, ...saved] = readCsv((await take('csv:networks')).bytes);
  assert.deepEqual(saved.map(([first]) => first), shown);
});

// The files of a ZIP archive whose files are stored as they are, by its directory at the end.
function unzip(bytes) {
  const end = bytes.length - 22;
  assert.equal(bytes.readUInt32LE(end), 0x06054b50);
  const files = new Map();
  for (let at = bytes.readUInt32LE(end + 16); at < end; at += 46 + bytes.readUInt16LE(at + 28)) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const begin = bytes.readUInt32LE(at + 42) + 30 + name.length;
    files.set(name, bytes.toString('utf8', begin, begin + bytes.readUInt32LE(at + 24)));
  }
  return files;
}

test('a table is saved as a workbook with the cells of its CSV, and its sources', async () => {
  await openMenu('#view=networks');
  const button = page.locator('[data-take="xlsx:networks"]');
  assert.match(await button.getAttribute('aria-label'), /^Primary care networks .*, XLSX, with its sources$/);
  const { name, bytes } = await take('xlsx:networks');
  assert.equal(name, 'south-east-london-networks-2026-07-01.xlsx');
  assert.match(await page.locator('#share-state').textContent(), /^Saved as .*\.xlsx\.$/);
  const files = unzip(bytes);
  const cells = [...files.get('xl/worksheets/sheet1.xml').matchAll(/<c r="([A-Z]+)(\d+)"[^>]*>(?:<v>|<is><t xml:space="preserve">)([^<]*)/g)];
  const rows = readCsv((await take('csv:networks')).bytes);
  assert.deepEqual(cells.filter(([, column]) => column === 'A').map(([, , , text]) => text.replaceAll('&amp;', '&')), rows.map(([first]) => first));
  assert.equal(cells.length, rows.flat().filter(Boolean).length);
  assert.match(files.get('xl/worksheets/sheet2.xml'), /As of.*2026-07-01.*Source.*NHS England/s);
});

test('the footprints are GeoJSON of all networks, the practices lie inside their box, the services are JSON', async () => {
  await openMenu('#footprint=modelled:share:20');
  const footprints = JSON.parse((await take('geojson:footprints')).bytes);
  assert.equal(footprints.features.length, 37);
  assert.match(footprints.rule, /at least 20%/);
  const turning = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);
  for (const { geometry, properties } of footprints.features) {
    for (const said of ['rule', 'method', 'date', 'sources']) assert.ok(properties[said].length > 5, said);
    for (const [outer, ...holes] of geometry?.coordinates ?? []) {
      assert.ok(turning(outer) > 0);
      for (const hole of holes) assert.ok(turning(hole) < 0);
      assert.deepEqual(outer[0], outer.at(-1));
    }
  }
  const practices = JSON.parse((await take('geojson:practices')).bytes);
  assert.ok(practices.features.length > 150);
  for (const { geometry } of practices.features.filter((feature) => feature.geometry)) {
    const [x, y] = geometry.coordinates;
    const [west, south, east, north] = practices.bbox;
    assert.ok(west <= x && x <= east && south <= y && y <= north);
  }
  const services = JSON.parse((await take('json:services')).bytes);
  assert.ok(services.services.length > 300);
  assert.ok(services.provenance.every(({ method, sources }) => method && sources));
});

test('the SVG is a document that parses, says what it shows and draws every practice', async () => {
  await openMenu('#measure=lead');
  const { name, bytes } = await take('svg:map');
  assert.equal(name, 'south-east-london-map-lead-2026-07-01.svg');
  assert.ok(bytes.length < 400_000, `${bytes.length} bytes`);
  const other = await browser.newPage();  // without the page's Trusted Types
  const found = await other.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      fault: svg.querySelector('parsererror')?.textContent ?? null, titles: svg.querySelectorAll('path > title').length,
      title: svg.querySelector('svg > title').textContent, words: [...svg.querySelectorAll('text')].map((each) => each.textContent).join(' '),
    };
  }, bytes.toString('utf8'));
  await other.close();
  assert.equal(found.fault, null);
  assert.match(found.title, /Share of the leading network.*South East London/);
  assert.ok(found.titles > 150);
  for (const said of [/registered patients \(counted earlier, carried forward\)/, /1 July 2026/, /OGL-3\.0/, /OpenStreetMap contributors/, /\d (km|metres)/, /80% and more/])
    assert.match(found.words, said);
});

for (const webgl of [true, false]) {
  test(`PNGs have the size asked for and a map in them, ${webgl ? 'with' : 'without'} WebGL`, async () => {
    const own = webgl ? browser : await startBrowser({ webgl: false });
    page = await openPage(own, server.url, '#layers=none');
    await page.locator('#share-open').click();
    for (const scale of [1, 2, 3]) {
      const { name, bytes } = await take(`png:map:${scale}`);
      assert.match(name, new RegExp(`^south-east-london-map-network-2026-07-01\\.${scale}x\\.png$`));
      const { width, height } = await coloursOf(bytes, []);
      assert.equal(width, 1200 * scale);
      assert.ok(height >= 850 * scale);
    }
    await page.context().close();
    page = null;
    if (!webgl) await own.close();
  });
}

// At this zoom and with nothing drawn over it, what is in the middle of the map is in the middle of its picture.
for (const [place, theme] of [['16/51.44500/0.02000', 'light'], ['16/51.40500/0.01500', 'light'], ['16/51.46800/-0.09300', 'dark']]) {
  test(`the picture has the colours of the screen (${place}, ${theme})`, async () => {
    page = await openPage(browser, server.url, `#measure=density&layers=none&map=${place}&theme=${theme}`, { viewport: { width: 1200, height: 800 } });
    await atRest(page);
    // What stands around the picture covers none of it.
    const box = await page.locator('#map-picture').boundingBox();
    const middle = [Math.round(box.width / 2), Math.round(box.height / 2)];
    const around = ([x, y]) => [[0, 0], [12, 0], [-12, 0], [0, 12], [0, -12]].map(([dx, dy]) => [x + dx, y + dy]);
    const screen = await coloursOf(await page.screenshot({ clip: box }), around(middle));
    await page.locator('#share-open').click();
    const { bytes: svg } = await take('svg:map');
    const [, left, top, width, height] = svg.toString('utf8').match(/translate\((\d+) (\d+)\)"><rect width="(\d+)" height="(\d+)"/).map(Number);
    const { bytes } = await take('png:map:1');
    const picture = await coloursOf(bytes, around([Math.round(left + width / 2), Math.round(top + height / 2)]));
    screen.colours.forEach((colour, i) => colour.forEach((value, channel) =>
      assert.ok(Math.abs(value - picture.colours[i][channel]) <= 3, `${colour} on the screen, ${picture.colours[i]} in the picture`)));
  });
}

// The text of the files that a chart's buttons give.
async function takeChart(way) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-chart-take="${way}"]`).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a chart is saved with the reader’s title and note, as drawing, picture and figures', async () => {
  page = await openPage(browser, server.url, '#view=staff&net=U58020');
  await page.locator('#view [data-chart="staff-ranking"]').click();
  assert.equal(await page.locator('#chart-which').inputValue(), 'staff-ranking');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'chart-title');
  const own = await page.locator('#chart-title').inputValue();
  assert.match(own, /^Sevenfields is \d+/);
  await page.locator('#chart-title').fill('Bexley & its <staff>');
  await page.locator('#chart-note').fill('Board of 1 December 2026.');
  const drawing = await takeChart('svg');
  assert.match(drawing.name, /^south-east-london-chart-staff-ranking-2026-07-01\.svg$/);
  const svg = drawing.bytes.toString('utf8');
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
  assert.match(svg, /viewBox="0 0 1280 720"/);
  assert.ok(words.includes('Bexley & its <staff>') && words.includes('Board of 1 December 2026.'));
  assert.ok(words.includes('Sevenfields') && !words.includes(own));
  assert.ok(svg.split('<rect').length > 37, 'a bar for each network');

  const picture = await takeChart('png');
  const { width, height } = await coloursOf(picture.bytes, [[1, 1]]);
  assert.deepEqual([width, height], [2560, 1440]);

  const [header, ...rows] = readCsv((await takeChart('csv')).bytes);
  assert.deepEqual(header.slice(0, 2), ['Name', 'FTE for each 10,000 registered patients']);
  const inPage = await page.locator('#view .chart:has([data-chart="staff-ranking"]) tbody th').evaluateAll((all) => all.map((each) => each.textContent));
  assert.deepEqual(rows.map(([name]) => name), inPage);
  assert.match(await page.locator('#share-state').textContent(), /^Saved as .*\.csv\.$/);
  assert.deepEqual(page.seen.errors, []);
});

test('another chart, another size: title and note follow the chart', async () => {
  await openMenu('#view=staff&net=U58020');
  await page.locator('#chart-which').selectOption('roles');
  await page.locator('#chart-size').selectOption('page');
  assert.match(await page.locator('#chart-title').inputValue(), /additional staff/);
  const { bytes } = await takeChart('svg');
  assert.match(bytes.toString('utf8'), /viewBox="0 0 794 \d+"/);
});
