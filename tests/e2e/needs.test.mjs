// What people need: typed words, cards, what is announced, and the way back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const field = '#search-text';
const kPhone = { viewport: { width: 390, height: 844 } };
const status = (page) => textOf(page, '#status');
const answer = (page) => textOf(page, '#answer');
const said = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('status').textContent), pattern.source);

async function search(page, text) {
  await page.fill(field, text);
  await page.press(field, 'Enter');
}

test('a need is understood, then the postcode, and the list says from where and of when', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  await search(page, 'my nearest pharmacy open on Sunday');
  await waitForFragment(page, /view=need&need=pharmacy-sunday/);
  assert.match(await answer(page), /Type your postcode/);
  await search(page, 'SE5 9RS');
  await waitForFragment(page, /postcode=SE5/);
  const card = await answer(page);
  assert.match(card, /nearest that are open on Sunday, from SE5 9RS/);
  assert.match(card, /October to December 2023/);
  assert.match(await page.getAttribute('#answer li a[href^="tel:"]', 'href'), /^tel:0\d{9,10}$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'answer-title');
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('“open now” is by the time in London, which the card and the address tell', async () => {
  const page = await openPage(browser, server.url, '#v1&view=place&postcode=SE5%209RS');
  await page.locator('#answer a', { hasText: 'a pharmacy that is open now' }).click();
  await waitForFragment(page, /at=\d\d:\d\d&.*on=20\d\d-\d\d-\d\d/);
  const [, time] = (await page.evaluate(() => location.hash)).match(/at=(\d\d:\d\d)/);
  assert.match(await answer(page), new RegExp(`at ${time}`));
  await page.context().close();
});

test('an emergency is answered with 999 first, and can be called', async () => {
  const page = await openPage(browser, server.url, '', kPhone);
  await search(page, 'A&E');
  await waitForFragment(page, /need=emergency/);
  await said(page, /Call 999 now/);
  assert.equal(await page.getAttribute('#answer a[href^="tel:"]', 'href'), 'tel:999');
  await page.context().close();
});

test('a postcode is announced once, with its network', async () => {
  const page = await openPage(browser, server.url);
  await search(page, 'SE5 9RS');
  await said(page, /Fiveways PCN/);
  assert.equal((await status(page)).match(/SE5 9RS/g).length, 1);
  await page.context().close();
});

test('what is not found is an error at the field and in the title, until something else is tried', async () => {
  const page = await openPage(browser, server.url);
  await search(page, 'LS1 4AP');
  await page.waitForSelector('#notice-state');
  assert.match(await page.title(), /^Error: LS1 4AP/);
  assert.equal(await page.getAttribute(field, 'aria-invalid'), 'true');
  assert.ok((await page.getAttribute(field, 'aria-describedby')).split(' ').includes('notice-state'));
  await search(page, 'SE5 9RS');
  await waitForFragment(page, /postcode=/);
  assert.match(await page.title(), /^SE5 9RS/);
  assert.equal(await page.getAttribute(field, 'aria-invalid'), null);
  assert.equal(await page.locator('#notice-state').count(), 0);
  await page.context().close();
});

test('an empty search is an error that can be seen, and the answer stays', async () => {
  const page = await openPage(browser, server.url, '#v1&view=place&postcode=SE5%209RS');
  await page.fill(field, '');
  await page.click('#search-form button[type=submit]');
  await page.waitForSelector('#notice-state');
  assert.match(await textOf(page, '#notice-state'), /Type a postcode/);
  assert.match(await answer(page), /SE5 9RS/);
  assert.equal(await page.getAttribute(field, 'aria-invalid'), 'true');
  await page.context().close();
});

test('a list to choose from is no error, and says how many there are', async () => {
  const page = await openPage(browser, server.url);
  await search(page, 'Boots');
  await said(page, /\d+ to choose from/);
  assert.equal(await page.getAttribute(field, 'aria-invalid'), null);
  assert.doesNotMatch(await page.title(), /^Error/);
  await page.locator('#notice-state .choices button').first().click();
  await waitForFragment(page, /view=service/);
  assert.match(await answer(page), /Opening hours/);
  await page.context().close();
});

test('a refused location ends the asking: nothing is said after it', async () => {
  const page = await openPage(browser, server.url);
  await page.evaluate(() => { navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: 1 }); });
  await page.click('#locate');
  await page.waitForSelector('.notice[data-notice=place]');
  await page.evaluate(() => new Promise((done) => { setTimeout(done, 200); }));
  assert.equal(await status(page), '');
  await page.context().close();
});

test('Back leads to where one was: the tab, and how far down', async () => {
  const page = await openPage(browser, server.url, '#v1&view=place&postcode=SE5%209RS', kPhone);
  const link = page.locator('#answer a', { hasText: 'See all its staff' });
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 0);
  await link.click();
  await waitForFragment(page, /view=staff/);
  assert.equal(await page.evaluate(() => document.body.dataset.panel), 'panel-tables');
  await page.goBack();
  await page.waitForFunction(() => document.body.dataset.panel === 'panel-answer');
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 40, before);
  await page.context().close();
});

test('a search pressed while the data are on their way is carried out', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let arrive = null;
  const held = new Promise((done) => { arrive = done; });
  await page.route(/areas\/.*\.json/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.url);
  await page.waitForSelector('body[data-started=true]');
  await search(page, 'SE5 9RS');
  await page.waitForFunction(() => /carried out as soon as/.test(document.getElementById('notices').textContent));
  arrive();
  await waitForFragment(page, /postcode=SE5/);
  await page.waitForFunction(() => /SE5 9RS/.test(document.getElementById('answer').textContent));
  assert.equal(await textOf(page, '#notices'), '');
  await context.close();
});
