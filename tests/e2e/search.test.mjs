import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { fragmentOf, openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

let browser;
let server;
let page;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });
beforeEach(async () => { page = await openPage(browser, server.url); });
afterEach(async () => { await page.context().close(); });

const field = '#search-text';
const options = () => page.locator('#suggestions [role=option]');

test('a postcode leads to the answer card', async () => {
  await page.fill(field, 'se5 9rs');
  await page.press(field, 'Enter');
  await waitForFragment(page, /postcode=SE5/);
  const answer = await textOf(page, '#answer');
  assert.match(answer, /SE5 9RS/);
  assert.match(answer, /PCN/);
  assert.match(answer, /counted in July 2022, brought up to the lists of/);
  assert.match(answer, /\d+ (m|metres|km)\b/);
  assert.match(await page.title(), /PCN Explorer$/);
  assert.deepEqual(page.seen.errors, []);
});

test('the answer is announced and stays where a screen reader finds it', async () => {
  await page.fill(field, 'SE5 9RS');
  await page.click('#search-form button[type=submit]');
  await page.waitForFunction(() => /SE5 9RS/.test(document.getElementById('status').textContent));
  assert.equal(await page.getAttribute('#status', 'aria-live'), 'polite');
});

test('suggestions are chosen with the keyboard alone', async () => {
  await page.focus(field);
  await page.keyboard.type('southwark');
  await options().first().waitFor();
  assert.equal(await page.getAttribute(field, 'aria-expanded'), 'true');
  assert.equal(await page.getAttribute(field, 'aria-activedescendant'), null);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = await page.getAttribute(field, 'aria-activedescendant');
  const chosen = page.locator(`#${active}`);
  assert.equal(await chosen.getAttribute('aria-selected'), 'true');
  const label = await chosen.locator('.label').innerText();
  await page.keyboard.press('Enter');
  assert.equal(await page.getAttribute(field, 'aria-expanded'), 'false');
  assert.equal(await page.inputValue(field), label);
  await waitForFragment(page, /net=|place=|practice=|postcode=/);
});

test('the arrow keys go round, and Escape first closes and then clears', async () => {
  await page.focus(field);
  await page.keyboard.type('southwark');
  await options().first().waitFor();
  const count = await options().count();
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.getAttribute(field, 'aria-activedescendant'), `suggestion-${count - 1}`);
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getAttribute(field, 'aria-activedescendant'), 'suggestion-0');
  await page.keyboard.press('Escape');
  assert.equal(await options().count(), 0);
  assert.equal(await page.inputValue(field), 'southwark');
  await page.keyboard.press('Escape');
  assert.equal(await page.inputValue(field), '');
});

test('a suggestion is chosen with the mouse', async () => {
  await page.fill(field, 'ravensbourne');
  await options().filter({ hasText: 'Ravensbourne PCN' }).click();
  await waitForFragment(page, /net=U42936/);
  assert.match(await textOf(page, '#answer'), /Ravensbourne/);
});

test('a typing error is forgiven', async () => {
  await page.fill(field, 'ravensborne');
  await options().first().waitFor();
  assert.match((await options().allInnerTexts()).join('\n'), /Ravensbourne/);
});

test('what cannot be found is said, and nothing is lost', async () => {
  await page.fill(field, 'zzqxk');
  await page.press(field, 'Enter');
  assert.match(await textOf(page, '#notices'), /Nothing was found for “zzqxk”/);
  assert.equal(await fragmentOf(page), '');
  await page.fill(field, 'SE5 9RS');
  await page.press(field, 'Enter');
  await waitForFragment(page, /postcode=/);
  assert.equal(await textOf(page, '#notices'), '');
});

test('an empty search asks for something to look for', async () => {
  await page.click('#search-form button[type=submit]');
  await page.waitForFunction(() => /Type a postcode/.test(document.getElementById('status').textContent));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search-text');
});

const kCamberwell = { latitude: 51.4667, longitude: -0.0957 };
const located = (options, setUp) => openPage(browser, server.url, '', options).then(async (other) => {
  if (setUp) await other.evaluate(setUp);
  const asked = other.seen.requests.length;
  await other.click('#locate');
  return { other, asked };
});

test('“Use my location” leads to the place, and neither the address nor any request holds the position', async () => {
  const { other, asked } = await located({ geolocation: kCamberwell, permissions: ['geolocation'] });
  await waitForFragment(other, /place=E01\d+/);
  assert.match(await textOf(other, '#answer'), /Your network is most likely|No one network is clear/);
  assert.doesNotMatch(await other.evaluate(() => location.href), /51\.|0\.09/);
  assert.deepEqual(other.seen.requests.slice(asked), []);
  assert.deepEqual(other.seen.errors, []);
  await other.context().close();
});

for (const [what, options, setUp, sentence] of [
  ['outside the area', { geolocation: { latitude: 53.8, longitude: -1.55 }, permissions: ['geolocation'] }, null, /outside the area of this page/],
  ['abroad', { geolocation: { latitude: -33.9, longitude: 151.2 }, permissions: ['geolocation'] }, null, /outside the area of this page/],
  ['refused', {}, () => { navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: 1 }); }, /did not say where you are/],
  ['too late', {}, () => { navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: 3 }); }, /did not find where it is in time/],
  ['only roughly known', {}, () => {
    navigator.geolocation.getCurrentPosition = (found) => found({ coords: { latitude: 51.4667, longitude: -0.0957, accuracy: 6000 } });
  }, /only to within 6 km/],
]) {
  test(`a location that is ${what} ends in a sentence`, async () => {
    const { other } = await located(options, setUp);
    await other.waitForSelector('.notice[data-notice=place]');
    assert.match(await textOf(other, '.notice[data-notice=place]'), sentence);
    assert.equal(await textOf(other, '#locate'), 'Use my location');
    assert.deepEqual(other.seen.errors, []);
    await other.context().close();
  });
}

test('the location is not asked for unless somebody asks for it', async () => {
  const other = await openPage(browser, server.url, '', { permissions: [] });
  await other.addInitScript(() => {
    window.asked = 0;
    navigator.geolocation.getCurrentPosition = () => { window.asked += 1; };
  });
  await other.reload();
  await other.waitForSelector('body[data-ready=true]');
  assert.equal(await other.evaluate(() => window.asked), 0);
  await other.click('#locate');
  await other.click('#locate', { force: true });
  assert.equal(await other.evaluate(() => window.asked), 1, 'once while it is waiting');
  await other.context().close();
});
