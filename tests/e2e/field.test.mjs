// Fields of the canvas are edited as fields of the page are, and text of the canvas can be copied.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atRest, fragmentOf, openPage, startBrowser, startServer, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// A page on which the field "How much" of the canvas is being edited.
async function editAmount() {
  const page = await openPage(browser, server.url, '#view=sharing&net=U60524&amount=100000', { viewport: { width: 1500, height: 900 } });
  await page.evaluate(() => {
    window.said = [];
    const status = document.getElementById('status');
    new MutationObserver(() => status.textContent && window.said.push(status.textContent)).observe(status, { childList: true });
    localStorage.setItem('pcn-map-hint', '1');
    document.getElementById('map-hint').hidden = true;
  });
  await page.focus('#canvas');
  await page.keyboard.press('t');
  await atRest(page);
  // Down to the row of the field, and along it.
  for (const [key, words] of [['ArrowDown', /What is shared/], ['ArrowRight', /How much, field/]]) {
    for (let i = 0; i < 12 && !(await page.evaluate(({ source }) => new RegExp(source).test(window.said.at(-1) ?? ''), { source: words.source })); ++i) {
      await page.keyboard.press(key);
      await atRest(page);
    }
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('.canvas-field:focus');
  return page;
}

const amountOf = async (page) => /amount=(\d+)/.exec(await fragmentOf(page))?.[1];

test('an amount is replaced, by keys, by the clipboard and with its unit; what is no number stays to be put right', async () => {
  const page = await editAmount();
  const field = page.locator('.canvas-field');
  assert.match(await field.getAttribute('aria-label'), /How much/);
  assert.equal(await field.inputValue(), '100,000');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('75000');
  await page.keyboard.press('Enter');
  await waitForFragment(page, /amount=75000/);
  assert.equal(await field.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');

  await page.keyboard.press('Enter');
  await page.waitForSelector('.canvas-field:focus');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('much');
  await page.keyboard.press('Enter');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.match(await page.locator('#notices').innerText(), /“much” is no number such as £100,000/);
  assert.equal(await amountOf(page), '75000');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('£80,000');
  await page.keyboard.press('Enter');
  await waitForFragment(page, /amount=80000/);
  await page.context().close();
});

test('Escape gives an edit up; leaving the field keeps it', async () => {
  const page = await editAmount();
  await page.keyboard.type('5');
  await page.keyboard.press('Escape');
  await atRest(page);
  assert.equal(await amountOf(page), '100000');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.canvas-field:focus');
  await page.keyboard.type('60000');
  await page.keyboard.press('Tab');
  await waitForFragment(page, /amount=60000/);
  assert.equal(await page.locator('.canvas-field').count(), 0);
  await page.context().close();
});

test('the field stands where the canvas draws it', async () => {
  const page = await editAmount();
  const [field, canvas] = await Promise.all([page.locator('.canvas-field').boundingBox(), page.locator('#canvas').boundingBox()]);
  assert.ok(field.x > canvas.x + canvas.width / 2 && field.x + field.width <= canvas.x + canvas.width, JSON.stringify(field));
  assert.ok(field.width >= 80 && field.height >= 28 && field.height < 60, JSON.stringify(field));
  await page.mouse.move(canvas.x + canvas.width - 60, canvas.y + canvas.height - 60);
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction(() => !document.querySelector('.canvas-field'));
  await page.context().close();
});

test('the panel of the canvas and the chosen row are copied', async () => {
  const page = await openPage(browser, server.url, '#net=U60524', { viewport: { width: 1500, height: 900 } });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => { location.hash = 'net=U60524&view=networks'; });
  await atRest(page);
  await page.focus('#canvas');
  await page.keyboard.press('Control+c');
  const row = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(row, /^[^\n]*\nNetwork\t[^\n]*Registered patients[^\n]*\n[^\n]+\t[^\n]+\n$/);
  await page.keyboard.press('Control+a');
  assert.equal(await page.evaluate(() => getSelection().isCollapsed), true);
  await page.keyboard.press('Control+c');
  const all = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(all.split('\n').filter((line) => line.includes('\t')).length > 37, all);
  assert.ok(all.includes(row.trim().split('\n').at(-1)));
  await page.context().close();
});
