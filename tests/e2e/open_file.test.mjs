// Opening files of one's own: with the button, from the keyboard, by dropping, and what happens with bad ones.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  kRoot, kSite, mapInWords, openPage, startBrowser, startServer, textOf, waitForFragment,
} from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kServices = readFileSync(join(kRoot, 'assets/services/south-east-london.json'), 'utf8');
const kPackage = () => readFileSync(join(kSite, 'areas', readdirSync(join(kSite, 'areas'))[0]), 'utf8');
const kNotice = '[data-notice="file"]';

const choose = (page, name, text) =>
  page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

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
      assert.equal(chooser.isMultiple(), false);
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

test('an area package takes the place of the area', async () => {
  const page = await openPage(browser, server.url, '#v1&net=U45098');
  await choose(page, 'other.json', kPackage().replace('"South East London"', '"Elsewhere"'));
  assert.match(await said(page, /Opened/), /Elsewhere/);
  assert.match(await textOf(page, '.brand'), /Primary care networks of Elsewhere/);
  await page.waitForFunction(() => location.hash === '' && /Elsewhere/.test(document.getElementById('map-words').innerText));
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});
