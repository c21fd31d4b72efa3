// Opening files of one's own: with the button, from the keyboard, by dropping, and what happens with bad ones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  kRoot, mapInWords, openPage, startBrowser, startServer, textOf, waitForFragment,
} from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kServices = readFileSync(join(kRoot, 'assets/services/south-east-london.json'), 'utf8');
const kPackage = () => readFileSync(join(kRoot, 'assets/areas/south-east-london.json'), 'utf8');  // whole, as files are
const kNotice = '[data-notice="file"]';

const choose = (page, name, text) =>
  page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

// Drops several files together: pairs of name and text.
const dropAll = (page, files) => page.evaluate((all) => {
  const transfer = new DataTransfer();
  for (const [name, text] of all) transfer.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, files);

// A service file of one service, with changes to the service and to its location.
const oneService = (service = {}, location = {}) => JSON.stringify({
  format: 'pcn-services', version: 1, title: 'T',
  locations: [{ id: 'a', name: 'A', ...location }],
  services: [{ id: 's1', name: 'Home visiting', location_ids: ['a'], covers: { network: 'U60524' }, ...service }],
});

// Drops a file with this text, or of so many bytes of noise, on the page as a browser does.
const drop = (page, name, content) => page.evaluate(({ called, parts }) => {
  let seed = 1;
  const noise = () => {
    seed = (seed * 48271) % 2147483647;
    return seed & 255;
  };
  const bytes = typeof parts === 'string' ? parts : new Uint8Array(parts).map(noise);
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], called));
  for (const type of ['dragover', 'drop']) {
    document.getElementById('canvas').dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }
}, { called: name, parts: content });

const said = async (page, pattern) => {
  await page.waitForFunction(({ selector, source }) => new RegExp(source).test(document.querySelector(selector)?.innerText ?? ''),
    { selector: kNotice, source: pattern.source });
  return textOf(page, kNotice);
};

test('a service file is shown, marked as one\'s own, is in no request, and can be put away', async () => {
  const page = await openPage(browser, server.url);
  const requests = page.seen.requests.length;
  await choose(page, 'ours.json', kServices);
  assert.match(await said(page, /Opened/), /2 services of 2 networks/);
  await page.click(`${kNotice} button:has-text("Show them")`);
  await waitForFragment(page, /view=services/);
  assert.match(await textOf(page, '#view'), /From your file/);
  assert.match(await textOf(page, '#view'), /Clapham PCN enhanced access hub/);
  assert.match(await mapInWords(page), /From your file, for patients of all practices/);
  assert.equal(page.seen.requests.length, requests);
  await page.click('#view a:has-text("Put the file away")');
  await page.waitForFunction(() => /No service file is open/.test(document.getElementById('view').innerText));
  // The map in words comes after the rest.
  await page.waitForFunction(() => !/your file/.test(document.getElementById('map-words').innerText));
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('practices that a service leaves out are found as soon as its file is open', async () => {
  const page = await openPage(browser, server.url, '#view=gap&test=service-left-out');
  assert.match(await textOf(page, '#view'), /Not in the data: services of networks/);
  const file = JSON.parse(kServices);
  file.services[0].covers.practices = ['G85011', 'G85083', 'G85674'];
  await choose(page, 'ours.json', JSON.stringify(file));
  await page.waitForFunction(() => /registered patients are with practices left out of a service/.test(
    document.getElementById('view').innerText));
  assert.match(await textOf(page, '#view'), /for other practices of its network only: Clapham PCN enhanced access hub/);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('the button opens the chooser by mouse and from the keyboard, at every width', async () => {
  for (const width of [1280, 390]) {
    const page = await openPage(browser, server.url, '', { viewport: { width, height: 800 } });
    const button = page.locator('[data-open-file]:visible');
    assert.equal(await button.count(), 1);
    for (const press of [() => button.click(), () => button.press('Enter')]) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
      assert.equal(chooser.isMultiple(), true);
    }
    await page.context().close();
  }
});

test('nonsense, a file cut short and one too strange are said in words, and what was there stays', async () => {
  const page = await openPage(browser, server.url, '#v1&net=U45098');
  await choose(page, 'ours.json', kServices);
  await said(page, /Opened/);
  await drop(page, 'noise.bin', 6_000_000);
  assert.match(await said(page, /noise\.bin/), /was not opened[^]*none of the files[^]*unchanged/);
  await choose(page, 'cut.json', kServices.slice(0, 900));
  assert.match(await said(page, /cut\.json/), /was not opened[^]*cut\.json, line \d+/);
  await choose(page, 'area.json', kPackage().slice(0, 500_000));
  assert.match(await said(page, /area\.json/), /was not opened[^]*area\.json, line \d+/);
  await choose(page, 'places.csv', 'EXTRACT_DATE,PRACTICE_CODE,PLACE,SEX,NUMBER_OF_PATIENTS\n01JUL2026,G85001,E01003931,ALL,9\n');
  assert.match(await said(page, /places\.csv/), /was not opened[^]*LSOA_CODE/);
  await choose(page, 'empty.csv', '');
  assert.match(await said(page, /empty\.csv/), /The file is empty/);
  assert.match(await page.evaluate(() => location.hash), /net=U45098/);
  assert.match(await mapInWords(page), /From your file/);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('a file of which nothing could be used is no success, and what can be meant in one way only is read', async () => {
  const page = await openPage(browser, server.url);
  await choose(page, 'other.json', oneService({ covers: { network: 'U99999' } }));
  const refused = await said(page, /other\.json/);
  assert.match(refused, /was not opened: its only service could not be used[^]*U99999/);
  assert.doesNotMatch(refused, /on the map/);
  assert.equal(await page.locator(`${kNotice}.tone-problem`).count(), 1);
  const hours = (byday, opens) => ({ schedules: [{ byday, opens_at: opens, closes_at: '17:00' }] });
  for (const service of [hours('MO,TU', '9:00'), hours('Monday', '09:00'), { url: 'www.example.org' }, { minimum_age: '' }]) {
    await choose(page, 'other.json', oneService(service, { postal_code: 'SE5 9RS' }));
    assert.match(await said(page, /Opened/), /1 service of 1 network[^]*and on the map/);
    assert.equal(await page.locator(`${kNotice}.tone-good`).count(), 1);
    assert.equal(await page.locator('[data-notice]').count(), 1, 'the refusal of the same file has gone');
    await choose(page, 'other.json', oneService({ covers: { network: 'U99999' } }));
    await said(page, /was not opened/);
  }
  await page.context().close();
});

test('a position that cannot be meant is told by place and field, and not claimed on the map', async () => {
  const page = await openPage(browser, server.url);
  for (const [location, pattern] of [
    [{ latitude: -0.09, longitude: 51.47 }, /location “?"?A"?”?: latitude and longitude stand the wrong way round/],
    [{ postal_code: 'SE5 9RS', latitude: 53.8, longitude: -1.55 }, /latitude[^]*from its postcode SE5 9RS/],
    [{ postal_code: 'DA1 2AB' }, /postal_code[^]*DA1 2AB is not among the postcodes of South East London/],
  ]) {
    await choose(page, 'places.json', oneService({}, location));
    const text = await said(page, pattern);
    assert.match(text, /none of their places is on the map/);
    assert.equal(await page.locator(`${kNotice}.tone-caution`).count(), 1);
    assert.doesNotMatch(await mapInWords(page), /From your file, for patients/);
  }
  await page.context().close();
});

test('of files that are opened together each is told, and a refusal outlives the next notice', async () => {
  const page = await openPage(browser, server.url);
  await dropAll(page, [['bad.csv', 'a,b\n1,2\n'], ['one.json', oneService()], ['two.json', oneService({ id: 's2', name: 'Walks', covers: { network: 'U45098' } })]]);
  const text = await said(page, /2 of 3 files/);
  for (const part of [/“bad\.csv” was not opened/, /Opened “one\.json”/, /Opened “two\.json”/, /services of “one\.json” stay open/]) assert.match(text, part);
  assert.equal(await page.locator(`${kNotice}.tone-problem`).count(), 1);
  await page.evaluate(() => { location.hash = 'v1&view=services&net=U60524'; });
  await page.waitForFunction(() => /From your files/.test(document.getElementById('view').innerText));
  assert.match(await textOf(page, '#view'), /Home visiting/);
  await choose(page, 'three.json', oneService({ id: 's3' }));
  await said(page, /three\.json/);
  assert.match(await textOf(page, '[data-notice=file-earlier]'), /“bad\.csv” was not opened/);
  await page.click('[data-notice=file-earlier] button:has-text("Dismiss")');
  assert.equal(await page.locator('[data-notice=file-earlier]').count(), 0);
  await page.context().close();
});

test('a file that is dropped while the data are loading is opened once they are there', async () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const page = await openPage(browser, server.url, '', { ready: false, routes: { '**/areas/*.json': async (route) => { await held; await route.continue(); } } });
  await page.waitForSelector('body[data-started]');
  await choose(page, 'ours.json', kServices);
  await said(page, /as soon as the data have arrived/);
  release();
  assert.match(await said(page, /Opened/), /2 services of 2 networks/);
  await page.context().close();
});

// Memory of the page's own program: the first that was made.
const remember = () => {
  const make = WebAssembly.instantiate;
  window.memories = [];
  WebAssembly.instantiate = async (...values) => {
    const instance = await make(...values);
    window.memories.push(Object.values(instance.exports ?? {}).find((each) => each instanceof WebAssembly.Memory));
    return instance;
  };
};
const memory = (page) => page.evaluate(() => window.memories[0].buffer.byteLength);

test('a large file that is refused leaves the program with the memory that it had', async () => {
  const page = await openPage(browser, 'about:blank', '', { ready: false });
  await page.addInitScript(remember);
  await page.goto(server.url);
  await page.waitForSelector('body[data-ready=true]');
  await mapInWords(page);
  const before = await memory(page);
  for (const [name, text] of [['nested.json', '['.repeat(60e6)], ['area.json', `{"format": "pcn-area", "x": [${'0,'.repeat(8e6)}0]}`]]) {
    await page.evaluate(([called, unit, count, start, end]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([start, unit.repeat(count), end], called));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, name === 'nested.json' ? [name, '[', text.length, '', ''] : [name, '0,', 8e6, '{"format": "pcn-area", "x": [', '0]}']);
    await said(page, new RegExp(`${name}[^]*was not opened`));
    assert.equal(await memory(page), before, name);
  }
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  await page.context().close();
});

test('a file for which the browser has no memory is refused, and the page lives on', async () => {
  const page = await openPage(browser, server.url, '#v1&net=U45098');
  await page.evaluate(() => {
    WebAssembly.Memory.prototype.grow = () => { throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded'); };
  });
  await drop(page, 'big.json', `{"format":"pcn-area","x":[${'[],'.repeat(3e6)}[]]}`);
  const text = await said(page, /big\.json/);
  assert.match(text, /was not opened[^]*not enough memory[^]*unchanged/);
  assert.doesNotMatch(text, /Aborted|ASSERTIONS/);
  await page.fill('#search-text', 'SE5 9RS');
  await page.press('#search-text', 'Enter');
  await waitForFragment(page, /postcode=/);
  assert.equal(await page.locator('[data-notice=fault]').count(), 0);
  await page.context().close();
});

test('the end of the program while a file is opened is said as that, with what must be opened again', async () => {
  const page = await openPage(browser, 'about:blank', '', { ready: false });
  await page.addInitScript(remember);
  await page.goto(server.url);
  await page.waitForSelector('body[data-ready=true]');
  await choose(page, 'ours.json', kServices);
  await said(page, /Opened/);
  await page.evaluate(() => {
    const text = window.TextEncoder.prototype.encode;
    window.TextEncoder.prototype.encode = function encode(value) {
      if (value === 'small.json') throw new WebAssembly.RuntimeError('unreachable');
      return text.call(this, value);
    };
  });
  await choose(page, 'small.json', oneService());
  await page.waitForSelector('[data-notice=fault]');
  const told = await textOf(page, '[data-notice=fault]');
  assert.match(told, /have stopped while “small\.json” was being opened[^]*not your files: “ours\.json” must be opened again[^]*Start again/);
  assert.equal(await page.locator('#notices :text("unchanged")').count(), 0);
  await choose(page, 'another.json', oneService());
  assert.match(await said(page, /another\.json/), /have stopped\. They must be started again first/);
  await page.context().close();
});

test('an area package takes the place of the area', async () => {
  const page = await openPage(browser, server.url, '#v1&net=U45098');
  await choose(page, 'other.json', kPackage().replace('"South East London"', '"Elsewhere"'));
  assert.match(await said(page, /Opened/), /Elsewhere/);
  assert.match(await textOf(page, '.brand'), /Primary care networks of Elsewhere/);
  assert.match(await textOf(page, '#search-hint'), /For example [A-Z]{1,2}\d/);
  await page.waitForFunction(() => location.hash === '' && /Elsewhere/.test(document.getElementById('map-words').innerText));
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});
