// The look of page and canvas at four sizes, light and dark, against pictures that are kept in tests/e2e/look: half size,
// few colours, so that they are small and a letter smoothed otherwise is no difference. After a wanted change
// PCN_UPDATE_LOOK=1 writes them anew; look at them before committing.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { atRest, kRoot, openPage, startBrowser, startServer } from './support/browser.mjs';
import { difference } from './support/pictures.mjs';

const kFolder = join(kRoot, 'tests/e2e/look');
const kNear = 48;         // of 255: channels that differ by no more are alike
const kTolerance = 0.02;  // part of the pixels that may differ

const kPlace = '#view=place&postcode=SE5%209RS';
const kPictures = [
  { name: 'desk-home', width: 1440, height: 900, fragment: '', colorScheme: 'light' },
  { name: 'desk-place-dark', width: 1440, height: 900, fragment: kPlace, colorScheme: 'dark' },
  { name: 'tablet-place', width: 1024, height: 768, fragment: kPlace, colorScheme: 'light' },
  { name: 'tablet-home-dark', width: 1024, height: 768, fragment: '', colorScheme: 'dark' },
  { name: 'phone-answer', width: 390, height: 844, fragment: kPlace, colorScheme: 'light', tab: 'tab-answer' },
  { name: 'phone-map-dark', width: 390, height: 844, fragment: '', colorScheme: 'dark', tab: 'tab-map' },
  { name: 'small-map', width: 320, height: 640, fragment: kPlace, colorScheme: 'light', tab: 'tab-map' },
  { name: 'small-tables-dark', width: 320, height: 640, fragment: '', colorScheme: 'dark', tab: 'tab-tables' },
];

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// The picture at half size with 8 steps for each channel, as a PNG.
function reduce(page, png) {
  return page.evaluate(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width >> 1, image.height >> 1];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    pixels.data.forEach((value, i) => { pixels.data[i] = Math.round(value / 36) * 36; });
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  }, png.toString('base64'));
}

async function picture({ width, height, fragment, colorScheme, tab }) {
  const page = await openPage(browser, server.url, fragment, {
    viewport: { width, height }, colorScheme, reducedMotion: 'reduce', bypassCSP: true, hasTouch: width < 600, isMobile: width < 600, ready: false,
  });
  await page.evaluate(() => localStorage.setItem('pcn-map-hint', '1'));
  await page.reload();
  await page.waitForSelector('body[data-ready=true]', { timeout: 60_000 });
  if (tab) await page.click(`#${tab}`);
  await atRest(page);
  return [page, await reduce(page, await page.screenshot())];
}

for (const wanted of kPictures) {
  test(`${wanted.name} looks as it did`, async () => {
    const [page, now] = await picture(wanted);
    const file = join(kFolder, `${wanted.name}.png`);
    if (process.env.PCN_UPDATE_LOOK) {
      writeFileSync(file, Buffer.from(now, 'base64'));
    } else {
      assert.ok(existsSync(file), `${file} is missing; PCN_UPDATE_LOOK=1 writes it`);
      const { part, box } = await difference(page, readFileSync(file).toString('base64'), now, kNear);
      assert.ok(part <= kTolerance, `${(part * 100).toFixed(1)} % of the pixels differ, within ${box}; PCN_UPDATE_LOOK=1 accepts that`);
    }
    await page.context().close();
  });
}

test('a picture with other colours, or of another view, is a difference', async () => {
  const [page, light] = await picture({ width: 320, height: 256, fragment: '', colorScheme: 'light' });
  const [other, dark] = await picture({ width: 320, height: 256, fragment: '', colorScheme: 'dark' });
  assert.equal((await difference(page, light, light, kNear)).part, 0);
  assert.ok((await difference(page, light, dark, kNear)).part > kTolerance);
  await Promise.all([page.context().close(), other.context().close()]);
});
