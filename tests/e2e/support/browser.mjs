// One browser and one server for a test file; a page that keeps account of requests, errors and frames.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../../tools/lib/serve.mjs';

export const kRoot = fileURLToPath(new URL('../../../', import.meta.url));
// The folder under test: PCN_SITE, or what the web presets build.
export const kSite = process.env.PCN_SITE ??
  [join(kRoot, 'build/web/site'), join(kRoot, 'build/web-debug/site')].find((folder) => existsSync(folder));

const kBrowser = [process.env.PCN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => path && existsSync(path));

// WebGL 2 in software, and nothing that the browser would fetch for itself.
const kArguments = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const kSoftwareWebGl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const kNoWebGl = ['--disable-gpu', '--disable-webgl', '--disable-webgl2', '--disable-3d-apis'];

export async function startBrowser({ webgl = true, flags = [] } = {}) {
  if (!kBrowser) throw new Error('No Chromium here: install the package chromium, or name one in PCN_CHROMIUM');
  return chromium.launch({
    executablePath: kBrowser,
    args: [...kArguments, ...(webgl ? kSoftwareWebGl : kNoWebGl), ...flags],
  });
}

// Browser and server of a file of tests: there from before its first test until after its last.
export function browserAndServer() {
  const both = {};
  before(async () => { [both.browser, both.server] = await Promise.all([startBrowser(), startServer()]); });
  after(async () => { await Promise.all([both.browser?.close(), both.server?.close()]); });
  return both;
}

// What the canvas says of its layout: where map and panel lie, and how many rows and columns of the panel's table are wholly in
// sight.
export const layoutOf = (page) => page.evaluate(() => {
  const detail = {};
  document.getElementById('canvas').dispatchEvent(new CustomEvent('layout', { detail }));
  return detail;
});

export function startServer(options = {}) {
  if (!kSite) throw new Error('No site here: build the preset web, or name a folder in PCN_SITE');
  return serve({ root: kSite, ...options });
}

// Counts what is drawn (callbacks of animation frames, draw calls of WebGL) and what is still to come: frames that were
// asked for and timers of less than a second. `atRest()` resolves once nothing of either is outstanding.
function countFrames() {
  window.drawn = { frames: 0, calls: 0 };
  const [request, cancel] = [window.requestAnimationFrame.bind(window), window.cancelAnimationFrame.bind(window)];
  const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
  const frames = new Set();
  const timers = new Set();
  window.requestAnimationFrame = (callback) => {
    const id = request((time) => {
      frames.delete(id);
      window.drawn.frames += 1;
      callback(time);
    });
    frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    frames.delete(id);
    cancel(id);
  };
  window.setTimeout = (callback, time = 0, ...values) => {
    const id = set(() => {
      timers.delete(id);
      callback(...values);
    }, time);
    if (time < 1000) timers.add(id);
    return id;
  };
  window.clearTimeout = (id) => {
    timers.delete(id);
    clear(id);
  };
  window.outstanding = () => frames.size + timers.size;
  window.atRest = async () => {
    await document.fonts.ready;
    // What waits for a frame of the browser, such as a change of size, may ask for more; a hidden page has no frames.
    const turn = () => new Promise((done) => { set(done); if (!document.hidden) request(() => set(done)); });
    for (let calm = 0; calm < 3; calm = window.outstanding() === 0 ? calm + 1 : 0) await turn();
  };
  for (const name of ['drawArrays', 'drawElements', 'clear', 'drawElementsInstanced', 'drawArraysInstanced']) {
    const draw = window.WebGL2RenderingContext?.prototype[name];
    if (!draw) continue;
    window.WebGL2RenderingContext.prototype[name] = function counted(...values) {
      window.drawn.calls += 1;
      return draw.apply(this, values);
    };
  }
}

// A page at `fragment`. `page.seen` holds its requests and errors. With `ready`, resolves once everything has loaded.
export async function openPage(browser, url, fragment = '', { ready = true, routes = {}, ...context } = {}) {
  const session = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
  const page = await session.newPage();
  page.seen = { requests: [], errors: [] };
  page.on('request', (request) => page.seen.requests.push(request.url()));
  page.on('pageerror', (error) => page.seen.errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.seen.errors.push(message.text()));
  if (context.javaScriptEnabled !== false) await page.addInitScript(countFrames);
  for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
  await page.goto(url + fragment);
  if (ready) await whenReady(page);
  return page;
}

export async function whenReady(page) {
  await page.waitForSelector('body[data-ready=true]', { timeout: 60_000 });
}

// Whether the browser refuses to make markup or script addresses out of text on this page.
export const refusesText = (page) => page.evaluate(() => [
  () => { document.createElement('div').innerHTML = '<b>text</b>'; },
  () => { document.createElement('script').src = 'other.js'; },
  () => trustedTypes.createPolicy('another', {}),
].every((attempt) => {
  try {
    attempt();
    return false;
  } catch (error) {
    return error instanceof TypeError;
  }
}));

// The links of the list of networks.
export const kListed = '#list a[href*="net="]';

// Until nothing is to be drawn any more and all that follows from what was done has followed.
export const atRest = (page) => page.evaluate(() => window.atRest());

export const fragmentOf = (page) => page.evaluate(() => location.hash);
export const textOf = (page, selector) => page.locator(selector).innerText();

// The map in words, which comes a moment after the other texts.
export async function mapInWords(page) {
  await atRest(page);
  return textOf(page, '#map-words');
}

// Waits until the fragment matches; the address follows a change at once, moving the map a little later.
export async function waitForFragment(page, pattern) {
  await page.waitForFunction(({ source }) => new RegExp(source).test(location.hash), { source: pattern.source });
}
