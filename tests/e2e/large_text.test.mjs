// Readers who set a large letter in their browser, on a small screen (WCAG 1.4.4 and 1.4.10).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startBrowser, startServer, waitForFragment, whenReady } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

for (const size of [24, 32]) {
  for (const [width, height] of [[320, 568], [360, 640], [390, 844]]) {
    test(`letters of ${size} pixels on a screen ${width} wide: no word is broken in the header, and the answer is in sight`, async () => {
      const page = await openPage(browser, 'about:blank', '', { ready: false, viewport: { width, height } });
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
      await page.goto(server.url);
      await whenReady(page);
      assert.equal(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)), size);
      const header = await page.evaluate(() => {
        const { height: high } = document.querySelector('.top').getBoundingClientRect();
        // Lines of a text, and how many words it has.
        const lines = (element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        };
        const broken = [...document.querySelectorAll('.top h1, .top p')].filter((element) => element.getClientRects().length > 0)
          .filter((element) => lines(element) > element.textContent.trim().split(/\s+/).length).map(({ textContent }) => textContent);
        return { high, broken, over: document.documentElement.scrollWidth - innerWidth };
      });
      assert.deepEqual(header.broken, []);
      assert.ok(header.high <= height / 2, `the header is ${header.high} of ${height} high`);
      assert.ok(header.over <= 0, `the page is ${header.over} pixels too wide`);
      for (const tab of await page.locator('[role=tab]').all()) {
        const box = await tab.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= width, 'a tab is cut off');
        assert.ok(await tab.evaluate((element) => element.scrollWidth <= element.clientWidth), 'the name of a tab is cut off');
      }
      await page.fill('#search-text', 'SE5 9RS');
      await page.press('#search-text', 'Enter');
      await waitForFragment(page, /postcode=/);
      await page.waitForFunction(() => /SE5 9RS/.test(document.getElementById('answer').innerText));
      const title = await page.locator('#answer-title').boundingBox();
      assert.ok(title.y >= 0 && title.y + size <= height, `the answer begins at ${title.y} of ${height}`);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'answer-title', 'the keyboard of a phone goes away');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.context().close();
    });
  }
}
