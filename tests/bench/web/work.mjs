// What a reader waits for, in the browser: in the page from the action to the finished frame, in the program by itself, and
// in a peer of turf and flatbush that works out the same footprints and gap tests. Writes medians and the longest as JSON.
//   node work.mjs --site DIR --program DIR --package FILE --inputs FILE --out FILE [--rounds 5]
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from '../../../tools/lib/serve.mjs';
import { startBrowser } from '../../e2e/support/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    site: { type: 'string' }, program: { type: 'string' }, package: { type: 'string' }, inputs: { type: 'string' },
    out: { type: 'string' }, rounds: { type: 'string', default: '5' },
  },
});
const kRounds = Number(options.rounds);
const kViews = ['networks', 'network', 'people', 'staff', 'services', 'history', 'compare', 'sharing', 'rules', 'gaps', 'gap',
  'matrix'];
const kPostcodes = ['SE5 9RS', 'BR1 1DS', 'SE1 7EH', 'SE18 6PZ', 'DA14 6LT', 'SE13 6LH', 'SW9 8EW', 'BR6 0JX'];

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};
const summary = (times) => ({ median: median(times), longest: Math.max(...times) });

async function stage() {
  const folder = join(dirname(options.out), 'work');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of ['peer.html', 'peer.js', 'program.html', 'program_timing.js']) {
    await copyFile(join(here, file), join(folder, file));
  }
  await copyFile(join(here, 'node_modules/@turf/turf/turf.min.js'), join(folder, 'turf.min.js'));
  await copyFile(join(here, 'node_modules/flatbush/flatbush.js'), join(folder, 'flatbush.js'));
  await cp(join(here, '../../../web/page'), join(folder, 'page'), { recursive: true });
  for (const file of ['pcn.js', 'pcn.wasm']) await copyFile(join(options.program, file), join(folder, file));
  await copyFile(options.package, join(folder, 'area.json'));
  await copyFile(options.inputs, join(folder, 'inputs.json'));
  return folder;
}

// Runs in the page: notes when it last drew something.
function noteDrawing() {
  const { drawElements } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawElements = function noted(...values) {
    drawElements.apply(this, values);
    window.lastDrawn = performance.now();
  };
}

async function open(browser, address) {
  const session = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await session.newPage();
  await page.addInitScript(noteDrawing);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(address);
  await page.waitForSelector('body[data-ready=true]', { state: 'attached', timeout: 120_000 });
  return page;
}

// Until nothing has been drawn for a while, and all that was drawn is finished.
async function rest(page) {
  await page.waitForTimeout(400);
  await page.evaluate(async () => {
    const gl = document.querySelector('#canvas').getContext('webgl2');
    for (let i = 0; i < 3; ++i) {
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    }
  });
}

// Each address in turn, from rest. Times in ms since the address changed: until the frame is handed to the graphics card,
// until the text is on the page as well, and until the frame is drawn too.
async function timeInPage(page, fragments) {
  const runs = { given: [], text: [], drawn: [] };
  for (const fragment of fragments) {
    await rest(page);
    const run = await page.evaluate((wanted) => new Promise((resolve, reject) => {
      const times = {};
      const begin = performance.now();
      window.lastDrawn = 0;
      // Registered after the page's own, so called after it; what that has queued comes before what is queued here.
      addEventListener('popstate', () => queueMicrotask(() => {
        if (window.lastDrawn === 0) reject(new Error(`no frame at ${wanted}`));
        times.given = window.lastDrawn - begin;
        times.text = performance.now() - begin;
        const gl = document.querySelector('#canvas').getContext('webgl2');
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        times.drawn = performance.now() - begin;
        resolve(times);
      }), { once: true });
      location.hash = wanted;
    }), fragment);
    for (const key of Object.keys(runs)) runs[key].push(run[key]);
  }
  return Object.fromEntries(Object.entries(runs).map(([key, times]) => [key, summary(times)]));
}

async function measurePage(browser) {
  const server = await serve({ root: options.site, gzip: true });
  const page = await open(browser, server.url);
  await page.waitForTimeout(2000);
  const codes = await page.evaluate(() => [...new Set([...document.querySelector('#list').innerHTML.matchAll(/net=(U\d+)/g)]
    .map(([, code]) => code))]);
  const rounds = (make) => Array.from({ length: 3 * kRounds + 2 }, (_, round) => make(round));
  const result = {};
  result.rule = await timeInPage(page, rounds((round) => `footprint=modelled:cumulative:${60 + round}`));
  result.measure = await timeInPage(page, rounds((round) => `measure=${['network', 'deprivation', 'lead'][round % 3]}`));
  result.view = await timeInPage(page, rounds((round) => `view=${kViews[round % kViews.length]}&net=${codes[0]}`));
  result.network = await timeInPage(page, rounds((round) => `view=people&net=${codes[round % codes.length]}`));
  result.postcode = await timeInPage(page,
    rounds((round) => `postcode=${kPostcodes[round % kPostcodes.length].replace(' ', '+')}`));
  await page.context().close();
  await server.close();
  return { result, codes };
}

async function measureProgram(browser, address, codes) {
  const page = await open(browser, `${address}program.html`);
  const time = async (cases) => {
    const times = [];
    for (const one of cases) times.push(await page.evaluate((parts) => window.core.time(...parts), one));
    return summary(times);
  };
  const rounds = (make) => Array.from({ length: 10 * kRounds }, (_, round) => make(round));
  const views = {};
  for (const view of kViews) {
    await time([[['view=networks'], [`view=${view}&net=${codes[0]}&test=walk-any`], ['view']]]);  // once for nothing
    views[view] = await time(codes.map((code) => [['view=networks'], [`view=${view}&net=${code}&test=walk-any`], ['view']]));
  }
  const result = {
    opened: await page.evaluate(() => window.core.opened),
    rule: await time(rounds((round) => [['view=networks&net='], [`footprint=modelled:cumulative:${50 + round % 48}`], [], [],
      ['geojson:footprints']])),
    gaps: await time(rounds((round) => [[`footprint=modelled:cumulative:${50 + round % 48}`], [], ['gaps'], ['map']])),
    gapsAgain: await time(rounds((round) => [[`ages=${round % 2 ? '65' : ''}`], [], ['gaps']])),
    postcode: await time(rounds((round) => [[], [`postcode=${kPostcodes[round % kPostcodes.length]}`], ['answer']])),
    views,
  };
  await page.context().close();
  return result;
}

async function measurePeer(browser, address) {
  const page = await open(browser, `${address}peer.html`);
  const agreement = await page.evaluate(() => window.peer.differences());
  for (const difference of agreement.found) console.error(`differs: ${difference}`);
  console.error(agreement.found.length === 0
    ? `The peer agrees: ${agreement.tests} gap tests, footprints of ${agreement.networks} networks`
    : `The peer does not agree in ${agreement.found.length} figures`);
  const times = await page.evaluate((rounds) => {
    const { footprints, outlines, gapTests } = window.peer;
    const timed = (work) => {
      const begin = performance.now();
      work();
      return performance.now() - begin;
    };
    const members = footprints();
    const runs = { rule: [], gaps: [] };
    for (let round = 0; round < rounds; ++round) {
      runs.rule.push(timed(() => outlines(footprints())));
      for (let i = 0; i < 5; ++i) runs.gaps.push(timed(() => gapTests(members)));
    }
    return runs;
  }, kRounds);
  await page.context().close();
  return { agreement, rule: summary(times.rule), gaps: summary(times.gaps) };
}

const server = await serve({ root: await stage() });
const browser = await startBrowser();
const { result: page, codes } = await measurePage(browser);
const program = await measureProgram(browser, server.url, codes);
const peer = await measurePeer(browser, server.url);
await browser.close();
await server.close();
const version = async (name) => JSON.parse(await readFile(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
const versions = { turf: await version('@turf/turf'), flatbush: await version('flatbush') };
await writeFile(options.out, JSON.stringify({ page, program, peer, versions }, null, 2) + '\n');
if (peer.agreement.found.length > 0) process.exitCode = 1;
