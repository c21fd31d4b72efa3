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

test('a postcode that is not in the data is refused by its name, and no answer to an earlier one stays', async () => {
  await page.fill(field, 'SE5 9RS');
  await page.press(field, 'Enter');
  await waitForFragment(page, /postcode=SE5/);
  await page.fill(field, 'DA1 2AB');
  await page.press(field, 'Enter');
  await page.waitForSelector('.notice[data-notice=state]');
  const notice = await textOf(page, '.notice[data-notice=state]');
  assert.match(notice, /DA1 2AB is not in these data/);
  assert.match(notice, /begin with DA1/);
  assert.match(notice, /This page covers Bexley, Bromley, Greenwich, Lambeth, Lewisham and Southwark/);
  assert.equal(await page.getAttribute('.notice[data-notice=state] a', 'href'), 'https://www.nhs.uk/service-search/find-a-gp');
  await page.waitForFunction(() => !/postcode=/.test(location.hash));
  assert.doesNotMatch(await textOf(page, '#answer'), /SE5 9RS|DA1/);
  assert.deepEqual(page.seen.errors, []);
});

test('half a postcode leads to a list, and what is chosen from it is shown', async () => {
  await page.fill(field, 'SE5');
  await page.press(field, 'Enter');
  const choices = page.locator('.notice[data-notice=state] .choices button');
  await choices.first().waitFor();
  assert.match(await textOf(page, '.notice[data-notice=state]'), /SE5 is the first half of a postcode/);
  assert.doesNotMatch(await fragmentOf(page), /postcode=/);
  await choices.filter({ hasText: 'Herne Hill East' }).click();  // a neighbourhood: a list of its places
  await page.waitForFunction(() => /neighbourhood/.test(document.querySelector('.notice[data-notice=state] h2')?.textContent));
  await choices.first().click();
  await waitForFragment(page, /place=E01/);
  assert.equal(await textOf(page, '#notices'), '');
});

test('Return on what is only near opens nothing and offers it', async () => {
  await page.fill(field, 'ravensborne');
  await page.press(field, 'Enter');
  await page.locator('.notice[data-notice=state] .choices button', { hasText: 'Ravensbourne PCN' }).click();
  await waitForFragment(page, /net=U42936/);
});

for (const [what, change] of [
  ['entities for signs', (link) => link.replaceAll('&', '&amp;')],
  ['everything encoded', (link) => encodeURIComponent(link)],
  ['capitals', (link) => link.toUpperCase()],
  ['a bracket and a full stop behind it', (link) => `${link}).`],
  ['trackers', (link) => `${link}&utm_source=newsletter&fbclid=abc`],
]) {
  test(`a link with ${what} opens what it meant`, async () => {
    const other = await openPage(browser, server.url, `#${change('v1&view=place&postcode=SE5%209RS')}`);
    await waitForFragment(other, /postcode=SE5%209RS/);
    assert.match(await textOf(other, '#answer'), /SE5 9RS/);
    assert.equal(await textOf(other, '#notices'), '');
    await other.context().close();
  });
}

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
