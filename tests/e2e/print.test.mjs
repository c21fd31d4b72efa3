// Sheets on paper: what is on them, and what is not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { openPage, startBrowser, startServer } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// Prepares a sheet as its button does, without the browser's own dialog.
async function sheet(fragment, which, options) {
  const page = await openPage(browser, server.url, fragment, options);
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.locator('#share-open').click();
  await page.locator(`[data-take="print:${which}"]`).click();
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  return page;
}

const visible = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);

for (const [name, fragment, title] of [
  ['a network', '#view=network&net=U94126', /Valentine/],
  ['a list of gaps', '#view=gap&test=walk-any', /./],
]) {
  test(`the sheet of ${name} has title, map, figures, sources and nothing to click`, async () => {
    const page = await sheet(fragment, 'view', { colorScheme: 'dark' });
    assert.match(await page.locator('#view-title').innerText(), title);
    assert.equal(await visible(page, '#print-head svg'), 1);
    assert.ok(await page.locator('#print-head svg path').count() > 10);
    assert.ok(await visible(page, '#view table') > 0);
    assert.equal(await visible(page, 'button, input, select, canvas, dialog, .menu, #answer, #list'), 0);
    const foot = await page.locator('#print-foot').innerText();
    assert.match(foot, /Where these figures come from/);
    assert.match(foot, /OGL-3\.0|Open Government Licence/);
    assert.ok(foot.includes('#v1&view='));
    const colours = await page.locator('#view').evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.color, getComputedStyle(document.documentElement).backgroundColor];
    });
    assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    await page.context().close();
  });

  test(`the sheet of ${name} is an A4 document of text`, async () => {
    const page = await sheet(fragment, 'view');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const text = pdf.toString('latin1');
    assert.match(text, /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    // Letters, not pictures of them: fonts with the map from glyphs back to characters.
    assert.match(text, /\/ToUnicode/);
    const drawn = [...text.matchAll(/\/Filter \/FlateDecode[^>]*>>\s*stream\r?\n/g)].map((match) => {
      try {
        return inflateSync(pdf.subarray(match.index + match[0].length), { finishFlush: 2 }).toString('latin1');
      } catch {
        return '';
      }
    }).join('\n');
    assert.ok((drawn.match(/T[jJ]/g) ?? []).length > 50);
    await page.context().close();
  });
}

test('no table is cut at the edge of the paper', async () => {
  for (const fragment of ['#view=network&net=U94126', '#view=networks', '#view=matrix', '#view=staff&net=U94126']) {
    const page = await sheet(fragment, 'view', { viewport: { width: 688, height: 1000 } });
    const cut = await page.locator('#view table').evaluateAll((all) => all.filter((table) => {
      const limit = table.querySelector('th:nth-child(9)') ? 1017 : 688;  // CSS pixels between the margins of A4
      return table.scrollWidth > limit;
    }).map((table) => `${table.dataset.table} ${table.scrollWidth}`));
    assert.deepEqual(cut, [], fragment);
    await page.context().close();
  }
});

test('the browser’s own command finds the map on the sheet at once, and the page is as before afterwards', async () => {
  const page = await openPage(browser, server.url, '#postcode=SE5 9RS');
  // Whatever is not there when the event returns is not on paper.
  const [drawn, named] = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const map = document.querySelector('#print-head svg');
    return [map.querySelectorAll('path').length, map.querySelector('title').textContent];
  });
  assert.ok(drawn > 10);
  assert.match(named, /South East London/);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('#print-head svg').count(), 0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const operators = [...pdf.toString('latin1').matchAll(/\/Filter \/FlateDecode[^>]*>>\s*stream\r?\n/g)].map((match) => {
    try {
      return inflateSync(pdf.subarray(match.index + match[0].length), { finishFlush: 2 }).toString('latin1');
    } catch {
      return '';
    }
  }).join('\n');
  assert.ok(operators.match(/ l\n/g).length > 2000, 'the lines of the map');
  await page.context().close();
});

test('the hint over the map is on no sheet, whether or not the map is in sight', async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    const page = await openPage(browser, server.url, '#postcode=SE5 9RS', { viewport });
    assert.equal(await page.evaluate(() => document.getElementById('map-hint').hidden), false, 'it is there to be printed');
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['#map-hint', '#panel-map', '#not-started']) assert.equal(await visible(page, selector), 0, selector);
    await page.context().close();
  }
});

test('before anything has loaded the page prints as it was sent', async () => {
  const page = await openPage(browser, server.url, '', { ready: false, routes: { '**/*.wasm': () => {} } });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(page.seen.errors, []);
  assert.ok((await page.pdf()).length > 10_000);
  await page.context().close();
});

test('the answer can be printed alone', async () => {
  const page = await sheet('#postcode=SE5 9RS', 'answer');
  assert.equal(await visible(page, '#answer'), 1);
  assert.equal(await visible(page, '#view'), 0);
  await page.context().close();
});

test('a report holds all views of a network, each on a page of its own, with its charts', async () => {
  const page = await sheet('#desk=explore&net=U94126', 'report', { viewport: { width: 1440, height: 900 } });
  const titles = await page.locator('#print-report > h2').allInnerTexts();
  assert.ok(titles.length >= 8, titles.join(' | '));
  assert.ok(titles.every((title) => title.trim()));
  assert.equal(await visible(page, '#print-report > h2'), titles.length);
  assert.equal(await visible(page, 'main'), 0);
  const charts = await visible(page, '#print-report .chart:has(figcaption)');
  assert.ok(charts >= 10, `${charts} charts`);
  assert.equal(await visible(page, '#print-report .chart > svg.printed-chart'), charts, 'every chart is drawn');
  assert.ok(await visible(page, '#print-report table') >= 8);
  assert.match(await page.locator('#print-head h2').innerText(), /Report: Valentine/);
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), [], 'ids stand once');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.ok((pdf.match(/\/Type \/Page\b/g) ?? []).length >= titles.length);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('#print-report > *').count(), 0);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('a brief is one page of its own', async () => {
  const page = await openPage(browser, server.url, '#desk=explore&view=compare&la=E09000004', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.locator('#share-open').click();
  await page.locator('[data-brief-take=print]').click();
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await visible(page, '#print-head svg'), 1);
  assert.equal(await visible(page, 'main, #print-foot, #print-head h2'), 0);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal((pdf.match(/\/Type \/Page\b/g) ?? []).length, 1);
  await page.context().close();
});

test('charts go on paper, drawn, and leave the page afterwards', async () => {
  const page = await sheet('#view=gap&test=walk-any', 'view', { colorScheme: 'dark' });
  const charts = await visible(page, '#view .chart:has(figcaption)');
  assert.ok(charts >= 3);
  assert.equal(await visible(page, '#view .chart > svg.printed-chart'), charts);
  const { words, ink } = await page.locator('#view .printed-chart text').evaluateAll((all) => ({
    words: all.map((each) => each.textContent), ink: all[0].getAttribute('fill') }));
  assert.ok(words.includes('threshold 20 minutes'));
  assert.match(ink, /^#[0-6]/, 'dark letters on white paper, whatever the screen');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('.printed-chart').count(), 0);
  await page.context().close();
});
