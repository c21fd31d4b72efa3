// Every control of the canvas with the keyboard alone: it is reached, read out, ringed, worked and left again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atRest, fragmentOf, openPage, startBrowser, startServer, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// A page whose canvas has the focus; window.said holds what was read out.
async function canvasPage(fragment, options = {}) {
  const page = await openPage(browser, server.url, fragment, { viewport: { width: 1000, height: 640 }, ...options });
  await page.evaluate(() => {
    window.said = [];
    const status = document.getElementById('status');
    new MutationObserver(() => status.textContent && window.said.push(status.textContent)).observe(status, { childList: true });
    localStorage.setItem('pcn-map-hint', '1');
    document.getElementById('map-hint').hidden = true;
  });
  await page.focus('#canvas');
  return page;
}

// Presses a key; resolves with what is read out because of it, once all that it changes is drawn.
async function press(page, key) {
  const before = await page.evaluate(() => window.said.length);
  await page.keyboard.press(key);
  await atRest(page);
  return page.evaluate((from) => window.said.slice(from).join(' | '), before);
}

// Presses `key` until the item that `words` speaks of has the keyboard.
async function reach(page, words, key = 'ArrowDown', most = 40) {
  const heard = [];
  for (let i = 0; i < most; ++i) {
    const said = await press(page, key);
    if (said) heard.push(said);
    if (words.test(said)) return said;
  }
  return assert.fail(`${words} was not reached with ${key}; heard: ${heard.join(' / ')}`);
}

// Pixels of the colour of the focus, as many as a ring around something small has.
async function ringed(page) {
  const shot = (await page.locator('#canvas').screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--focus');
    context.fillRect(0, 0, 1, 1);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let count = 0;
    // The canvas's own ring, at its edge, does not count.
    for (let y = 8; y < image.height - 8; ++y) {
      for (let x = 8; x < image.width - 8; ++x) {
        const i = (y * image.width + x) * 4;
        if ([0, 1, 2].every((k) => Math.abs(data[i + k] - data[k]) < 24)) ++count;
      }
    }
    return count > 40;
  }, shot);
}

// Out of whatever has the keyboard to the map, and out of the canvas.
async function leave(page) {
  await press(page, 'Escape');
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'canvas');
}

test('the controls of the map: reached by a key, worked, and left again', async () => {
  const page = await canvasPage('', { viewport: { width: 1440, height: 600 } });
  await page.keyboard.press('c');
  await page.waitForFunction(() => document.activeElement.dataset.control === 'measure');  // with the next frame
  await page.selectOption('#map-tools-control-measure', 'density');
  await waitForFragment(page, /measure=density/);
  await page.getByRole('button', { name: 'Layers' }).press('Enter');
  await page.getByRole('checkbox', { name: 'Branches and surgeries taken over' }).press('Space');
  await waitForFragment(page, /branches/);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#map-layers').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Layers');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');
  await leave(page);
  await page.context().close();
});

test('a chart: its finding is read out, and its points one after the other', async () => {
  const page = await canvasPage('#view=people&net=U58020');
  await press(page, 't');
  await reach(page, /Left and right go through \d+ points/);
  assert.ok(await ringed(page));
  assert.match(await press(page, 'ArrowRight'), /, 1 of \d+/);
  assert.match(await press(page, 'ArrowRight'), /, 2 of \d+/);
  assert.match(await press(page, 'ArrowLeft'), /, 1 of \d+/);
  await leave(page);
  await page.context().close();
});

test('tabs, their list of more views, and the rows of a table', async () => {
  const page = await canvasPage('');
  await press(page, 't');
  await reach(page, /All networks, tab, chosen/);
  assert.ok(await ringed(page));
  await reach(page, /Coverage gaps, tab/, 'ArrowRight');
  await press(page, 'Enter');
  await waitForFragment(page, /view=gaps/);
  await reach(page, /More views/, 'ArrowRight');
  await press(page, 'Enter');
  await reach(page, /History/);
  await press(page, 'Enter');
  await waitForFragment(page, /view=history/);
  await page.evaluate(() => { location.hash = 'view=networks'; });
  await press(page, 't');
  await reach(page, /Sort by, Network/);
  await reach(page, /PCN, Borough /);
  assert.ok(await ringed(page));
  await press(page, 'Enter');
  await waitForFragment(page, /net=U\d+/);
  await press(page, 'Escape');
  await leave(page);
  await page.context().close();
});

test('every cell of the heat map is reached and followed', async () => {
  const page = await canvasPage('#view=matrix');
  await press(page, 't');
  await reach(page, /Far from any practice, Bexley /);
  await reach(page, /^Southwark, .*, Far from any practice/, 'ArrowRight', 6);
  assert.ok(await ringed(page));
  await reach(page, /^Bexley, .*, Far from any practice/, 'ArrowLeft', 8);
  await reach(page, /^Bexley, .*, No pharmacy open on Sunday nearby/, 'ArrowUp');
  await press(page, 'Enter');
  await waitForFragment(page, /test=pharmacy-sunday/);
  assert.match(await fragmentOf(page), /la=/);
  await leave(page);
  await page.context().close();
});

test('the history: its list of days, the slider and the button that plays', async () => {
  const page = await canvasPage('#view=history', { reducedMotion: 'reduce' });
  await press(page, 't');
  await reach(page, /Day shown, \d/);
  const before = await fragmentOf(page);
  await reach(page, /Day shown, slider, /);
  assert.ok(await ringed(page));
  await press(page, 'ArrowLeft');
  await page.waitForFunction((old) => location.hash !== old, before);
  await atRest(page);
  const stepped = await fragmentOf(page);
  await reach(page, /Day shown, \d/, 'ArrowUp');
  await reach(page, /Play/, 'ArrowRight');
  await press(page, 'Enter');
  await page.waitForFunction((old) => location.hash !== old, stepped);
  await leave(page);
  await page.context().close();
});

test('the comparison: what it ranks by', async () => {
  const page = await canvasPage('#view=compare');
  await press(page, 't');
  await reach(page, /Compared, /);
  await reach(page, /Rank by, /);
  assert.ok(await ringed(page));
  const before = await fragmentOf(page);
  await press(page, 'Enter');
  await reach(page, /./);
  await press(page, 'Enter');
  await page.waitForFunction((old) => location.hash !== old, before);
  await leave(page);
  await page.context().close();
});

test('the threshold of a gap: a slider that moves with left and right and is no trap', async () => {
  const page = await canvasPage('#view=gap&test=walk-any');
  await press(page, 't');
  await reach(page, /Test, /);
  await reach(page, /Threshold, slider, /);
  assert.ok(await ringed(page));
  await press(page, 'ArrowRight');
  await waitForFragment(page, /limit-walk-any=/);
  await reach(page, /Borough, /);
  await reach(page, /Network, /);
  await leave(page);
  await page.context().close();
});

test('legend, menu and list of keys by one key each, and the focus comes back', async () => {
  const page = await canvasPage('');
  const [first, second] = [await press(page, 'l'), await press(page, 'l')];
  assert.deepEqual([first, second].map((said) => /Legend (open|closed)/.exec(said)?.[1]).sort(), ['closed', 'open']);
  await press(page, 's');
  await page.waitForSelector('#share[open]');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.id === 'canvas');
  await page.keyboard.press('?');
  await page.waitForSelector('#dialog[open]');
  assert.match(await page.locator('#dialog').innerText(), /Save or share what is shown[\s\S]*Tab/);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.id === 'canvas');
  await leave(page);
  await page.context().close();
});
