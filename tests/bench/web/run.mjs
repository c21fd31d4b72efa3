// The same scene in this page, Leaflet and MapLibre, in turns in one browser; writes the medians as JSON.
//   node run.mjs --site DIR --scene FILE --out FILE [--rounds 5]
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from '../../../tools/lib/serve.mjs';
import { startBrowser } from '../../e2e/support/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const kViewport = { width: 1280, height: 800 };
const kRestSeconds = 5;
const kPanSeconds = 4;

const { values: options } = parseArgs({
  options: {
    site: { type: 'string' }, scene: { type: 'string' }, out: { type: 'string' }, rounds: { type: 'string', default: '5' },
    pictures: { type: 'string' },
  },
});

// Everything that the two libraries' pages need, in one folder to serve.
async function stagePeers() {
  const folder = join(dirname(options.out), 'peers');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of ['leaflet.html', 'leaflet_map.js', 'maplibre.html', 'maplibre_map.js', 'map.css', 'scene.js']) {
    await copyFile(join(here, file), join(folder, file));
  }
  await cp(join(here, 'node_modules/leaflet/dist'), join(folder, 'leaflet'), { recursive: true });
  await cp(join(here, 'node_modules/maplibre-gl/dist'), join(folder, 'maplibre'), { recursive: true });
  await copyFile(options.scene, join(folder, 'scene.json'));
  return folder;
}

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

// Waits until nothing has been drawn for a second.
async function settle(page) {
  await page.waitForSelector('body[data-ready=true]', { state: 'attached', timeout: 120_000 });
  let before = -1;
  for (let quiet = 0; quiet < 4;) {
    await page.waitForTimeout(250);
    const now = await page.evaluate(() => window.probe.work);
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

// Drags the map in small circles for a while and tells how many frames a second were drawn.
async function pan(page, box) {
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  await page.evaluate(() => window.probe.reset(false));
  const started = performance.now();
  for (let step = 0; performance.now() - started < kPanSeconds * 1000; ++step) {
    await page.mouse.move(centre.x + 80 * Math.sin(step / 6), centre.y + 60 * (1 - Math.cos(step / 6)));
  }
  const seconds = (performance.now() - started) / 1000;
  const frames = await page.evaluate(() => window.probe.count());
  await page.mouse.up();
  return frames / seconds;
}

async function measure(browser, contestant, box) {
  const files = new Map();
  const server = await serve({ root: contestant.root, gzip: true, sent: (path, bytes) => files.set(path, bytes) });
  const session = await browser.newContext({ viewport: kViewport });
  const page = await session.newPage();
  await page.addInitScript({ path: join(here, 'probe.js') });
  await page.waitForTimeout(1500);  // a new window keeps the browser busy, whatever comes into it
  await page.goto(server.url + contestant.path(box));
  await settle(page);
  const first = await page.evaluate(() => window.probe.firstFullFrame());
  if (!first || first.colours < 5) throw new Error(`${contestant.name} drew no map`);
  const own = await page.locator(contestant.canvas).first().boundingBox();
  if (options.pictures) await page.screenshot({ path: join(options.pictures, `${contestant.id}.png`) });
  await page.evaluate(() => window.probe.reset(false));
  await page.waitForTimeout(kRestSeconds * 1000);
  const rest = await page.evaluate(() => window.probe.count());
  const fps = await pan(page, own);
  let program = 0;
  let data = 0;
  for (const [path, bytes] of files) {
    if (contestant.isData(path)) data += bytes;
    else program += bytes;
  }
  await session.close();
  await server.close();
  return { first: first.time, rest, fps, program, data, box: own };
}

const peers = await stagePeers();
const version = async (name) => JSON.parse(await readFile(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
const size = (box) => `width=${Math.round(box.width)}&height=${Math.round(box.height)}`;
const contestants = [
  { id: 'page', name: 'this page', root: options.site, path: () => '', canvas: '#canvas', isData: (path) => path.includes('/areas/') },
  {
    id: 'leaflet', name: `Leaflet ${await version('leaflet')}`, root: peers, canvas: '#map',
    path: (box) => `leaflet.html?${size(box)}`, isData: (path) => path.endsWith('scene.json'),
  },
  {
    id: 'maplibre', name: `MapLibre ${await version('maplibre-gl')}`, root: peers, canvas: '#map',
    path: (box) => `maplibre.html?${size(box)}`, isData: (path) => path.endsWith('scene.json'),
  },
];

const browser = await startBrowser();
// Once for nothing: the browser warms up, and the size of the page's map is found.
const { box } = await measure(browser, contestants[0], null);
const runs = new Map(contestants.map(({ id }) => [id, []]));
for (let round = 0; round < Number(options.rounds); ++round) {
  for (let turn = 0; turn < contestants.length; ++turn) {
    const contestant = contestants[(round + turn) % contestants.length];
    const run = await measure(browser, contestant, box);
    runs.get(contestant.id).push(run);
    console.error(`${contestant.name}: first full frame ${run.first.toFixed(0)} ms, pan ${run.fps.toFixed(1)} fps, ` +
      `${run.rest} frames at rest`);
  }
}
const result = {
  chromium: browser.version(),
  map: { width: Math.round(box.width), height: Math.round(box.height) },
  rounds: Number(options.rounds),
  contestants: contestants.map(({ id, name }) => ({
    id, name,
    ...Object.fromEntries(['first', 'rest', 'fps', 'program', 'data'].map((key) => [key, median(runs.get(id).map((run) => run[key]))])),
  })),
};
await browser.close();
await writeFile(options.out, JSON.stringify(result, null, 2) + '\n');
