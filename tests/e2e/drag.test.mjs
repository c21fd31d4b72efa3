// While the map is dragged, the picture that was drawn is moved: nothing of it is drawn anew within its margins.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atRest, openPage, startBrowser, startServer, waitForFragment } from './support/browser.mjs';
import { difference } from './support/pictures.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// A page whose calls that draw the map (32-bit indices; the panels have 16-bit ones) are counted.
async function open() {
  const page = await openPage(browser, server.url, '', { viewport: { width: 1440, height: 900 }, bypassCSP: true });
  await page.evaluate(() => {
    document.querySelector('#map-hint button')?.click();
    window.mapDraws = 0;
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function counted(...values) {
      if (values[2] === this.UNSIGNED_INT) window.mapDraws += 1;
      return draw.apply(this, values);
    };
  });
  const box = await page.locator('#canvas').boundingBox();
  return { page, x: Math.round(box.x + box.width * 0.28), y: Math.round(box.y + box.height * 0.5) };
}

const drawn = (page) => page.evaluate(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(window.mapDraws))));
}));
const crop = async (page, x, y) => (await page.screenshot({ clip: { x, y, width: 90, height: 90 } })).toString('base64');

// Moves the pressed mouse along and lets go of it where the pointer marks nothing.
async function drag(page, from, path) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const [x, y] of path) await page.mouse.move(from.x + x, from.y + y, { steps: 6 });
}
async function release(page) {
  await page.mouse.up();
  await page.mouse.move(5, 5);
  await atRest(page);
}

test('a drag within the margins draws the map once and then only moves it', async () => {
  const { page, x, y } = await open();
  await drag(page, { x, y }, [[30, 20]]);
  const begun = await drawn(page);
  assert.ok(begun > 0, 'the picture gets its margins when the drag begins');
  await page.mouse.move(x - 60, y + 70, { steps: 12 });
  await page.mouse.move(x + 40, y - 30, { steps: 12 });
  assert.equal(await drawn(page), begun);
  await page.mouse.move(x + 40, y - 330, { steps: 12 });
  assert.ok(await drawn(page) > begun, 'beyond its margins it is drawn again');
  await page.context().close();
});

test('what was dragged is the same picture elsewhere', async () => {
  const { page, x, y } = await open();
  await page.mouse.move(5, 5);
  await atRest(page);
  const there = await crop(page, x - 45, y - 45);
  await drag(page, { x, y }, [[40, 30], [-48, 36]]);
  await release(page);
  await waitForFragment(page, /map=/);
  const moved = await crop(page, x - 45 - 48, y - 45 + 36);
  assert.ok((await difference(page, there, moved, 40)).part < 0.01);
  const unmoved = await crop(page, x - 45, y - 45);
  assert.ok((await difference(page, there, unmoved, 40)).part > 0.1, 'and it has moved');
  await page.context().close();
});

test('far away and back, drawn anew on the way, it is what it was', async () => {
  const { page, x, y } = await open();
  await page.mouse.move(5, 5);
  await atRest(page);
  const there = await crop(page, x - 45, y - 45);
  await drag(page, { x, y }, [[180, 230], [-170, -230], [0, 0]]);
  await release(page);
  const back = await crop(page, x - 45, y - 45);
  const { part, box } = await difference(page, there, back, 40);
  assert.ok(part < 0.005, `${part} differs, within ${box}`);
  await page.context().close();
});
