// The map for those who do not see it: eight questions answered by what is announced alone, by button and by key, on a desk and
// by touch on a phone; what stands around the map as real controls; and the map's picture never under them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { atRest, fragmentOf, openPage, startBrowser, startServer, waitForFragment } from './support/browser.mjs';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kDesk = { viewport: { width: 1440, height: 900 } };
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const kPlace = '#view=place&postcode=SE5%209RS';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// A page of which window.said holds everything that was announced, in order.
async function open(fragment, options) {
  const page = await openPage(browser, server.url, fragment, options);
  await atRest(page);
  await page.evaluate(() => {
    window.said = [];
    const status = document.getElementById('status');
    new MutationObserver(() => status.textContent && window.said.push(status.textContent)).observe(status, { childList: true });
    document.querySelector('#map-hint button')?.click();
  });
  return page;
}

// Does something; gives all that is announced because of it.
async function heard(page, act) {
  await page.evaluate(() => { window.said = []; });
  await act();
  await atRest(page);
  return page.evaluate(() => window.said);
}

// The eight questions: name of the button, key of the map, what the answer must tell for SE5 9RS by the measure shown.
const kEight = [
  ['Where am I?', '1', /^You are in Herne Hill East, Lambeth\. .*class: .*Fiveways PCN leads with 74%/],
  ['Is it high or low here?', '2', /^In the (third of people nearest to “.*”|middle third of people)\. .*Of the people of South East London, .*%.* nearer the .* end and .* nearer/],
  ['Where is it highest and lowest?', '3', /^Most densely peopled within 3 km: .*\d.* Most densely peopled in South East London: /],
  ['What is the pattern?', '4', /^People living there \(residents per square kilometre\): most densely peopled in the \S+, around .*: typically .* Least densely peopled in the/],
  ['How far is the next practice?', '5', /^Nearest practice: The Corner Surgery, 220 metres, of Fiveways PCN\. Then .* In a straight line/],
  ['Which networks touch mine?', '6', /^Fiveways PCN touches \d+ networks, .*South Southwark PCN in the /],
  ['What changed here?', '7', /Fiveways PCN.* between 1 December 2019 and 1 July 2026/],
  ['Place to the east', 'Shift+ArrowRight', /^East: .*\. .*residents per square kilometre.* PCN leads there\./],
];

for (const [device, options] of [['desk', kDesk], ['phone', kPhone]]) {
  test(`the eight questions by button on a ${device}: each is announced once and stands on the page`, async () => {
    const page = await open(`${kPlace}&measure=density`, options);
    const press = (button) => (options.hasTouch ? button.tap() : button.click());
    if (options.hasTouch) await page.tap('#tab-map');
    await press(page.getByRole('button', { name: 'In words' }));
    const group = page.getByRole('group', { name: 'Map in words' });
    for (const [name, , answer] of kEight) {
      const said = await heard(page, () => press(group.getByRole('button', { name, exact: true })));
      assert.equal(said.length, 1, `${name}: ${said.join(' | ')}`);
      assert.match(said[0], answer, name);
      assert.equal(await page.locator('#map-said p').innerText(), said[0]);
    }
    assert.match(await fragmentOf(page), /place=E01/, 'the step went to another place');
    assert.doesNotMatch(await fragmentOf(page), /postcode=/);
    assert.deepEqual(page.seen.errors, []);
    await page.context().close();
  });
}

test('the same by keys of the map, which keep the focus; a step east and one west come back or name what lies between', async () => {
  const page = await open(`${kPlace}&measure=density`, kDesk);
  await page.focus('#canvas');
  for (const [name, key, answer] of kEight) {
    const said = await heard(page, () => page.keyboard.press(key));
    assert.equal(said.length, 1, `${name}: ${said.join(' | ')}`);
    assert.match(said[0], answer, name);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');
  }
  const [back] = await heard(page, () => page.keyboard.press('Shift+ArrowLeft'));
  assert.match(back, /^West: (.*Also west of the last: )?.*/);
  await page.context().close();
});

test('what is in view and how much the map shows follow zoom and place', async () => {
  const page = await open('', kDesk);
  await page.focus('#canvas');
  const [all] = await heard(page, () => page.keyboard.press('9'));
  assert.match(all, /^The map shows .* km from west to east and .* km from south to north: all of South East London\.$/);
  for (let i = 0; i < 3; ++i) await heard(page, () => page.getByRole('button', { name: 'Zoom in' }).click());
  await page.focus('#canvas');
  const [part] = await heard(page, () => page.keyboard.press('9'));
  assert.match(part, /part of /);
  const [view] = await heard(page, () => page.keyboard.press('8'));
  assert.match(view, /^In view: \d+ small areas with [\d,]+ residents .* by .* PCN/);
  await page.getByRole('button', { name: 'Whole area' }).click();
  await page.waitForFunction(() => !/map=/.test(location.hash));
  await page.context().close();
});

test('the pattern of networks names who leads in each direction, and a link of an answer goes there', async () => {
  const page = await open('', kDesk);
  await page.getByRole('button', { name: 'In words' }).click();
  const [pattern] = await heard(page, () => page.getByRole('button', { name: 'What is the pattern?' }).click());
  assert.match(pattern, /north: .*; .*east: .*south: .*middle: /);
  await page.getByRole('button', { name: 'Which networks touch mine?' }).click();
  await page.locator('#map-said li a').first().click();
  await waitForFragment(page, /net=U/);
  await page.context().close();
});

test('controls, legend and answers are in the accessibility tree by role and name, each with its state', async () => {
  const page = await open('#measure=density', kDesk);
  const tools = page.getByRole('group', { name: 'Controls of the map' });
  for (const name of ['Colour by', 'Footprint', 'Date']) assert.equal(await tools.getByRole('combobox', { name }).count(), 1, name);
  for (const name of ['Zoom in', 'Zoom out', 'Whole area', 'Layers', 'Legend', 'In words']) assert.equal(await tools.getByRole('button', { name }).count(), 1, name);
  const legend = page.getByRole('region', { name: 'Legend' });
  assert.match(await legend.innerText(), /residents per square kilometre[\s\S]*fewer than 2,500[\s\S]*places[\s\S]*Census of 2021/i);
  const button = tools.getByRole('button', { name: 'Legend' });
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await button.click();
  assert.equal(await legend.count(), 0);
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  await tools.getByRole('button', { name: 'Layers' }).click();
  await page.getByRole('checkbox', { name: 'Pharmacies' }).check();
  await waitForFragment(page, /pharmacies/);
  await page.context().close();
});

for (const [width, height] of [[1440, 900], [1024, 768], [390, 844], [320, 640]]) {
  test(`at ${width} by ${height} nothing stands over the picture of the map, with legend, questions and an answer open`, async () => {
    const page = await open(`${kPlace}&measure=density`, { viewport: { width, height } });
    if (width < 800) await page.click('#tab-map');
    if (await page.locator('#map-legend').isHidden()) await page.getByRole('button', { name: 'Legend' }).click();
    await page.getByRole('button', { name: 'In words' }).click();
    await page.getByRole('button', { name: 'Where am I?' }).click();
    await atRest(page);
    const faults = await page.evaluate(() => {
      const box = (id) => document.getElementById(id).getBoundingClientRect();
      const [picture, frame] = [box('map-picture'), box('map-frame')];
      const found = ['map-legend', 'map-ask', 'map-said', 'map-foot'].filter((id) => {
        const { top, bottom, height: high } = box(id);
        return high < 8 || (top < picture.bottom - 1 && bottom > picture.top + 1) || bottom > frame.bottom + 1;
      });
      if (picture.height < 60) found.push(`the picture is ${picture.height} high`);
      const wide = [...document.querySelectorAll('#map-frame *')].filter((each) => each.getBoundingClientRect().right > frame.right + 1 && !each.closest('.help'));
      return [...found, ...wide.map((each) => each.outerHTML.slice(0, 60))];
    });
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const [device, options] of [['desk', kDesk], ['phone', kPhone]]) {
    test(`${colorScheme}, ${device}: axe finds nothing with everything around the map open`, async () => {
      const page = await open(`${kPlace}&measure=density`, { ...options, colorScheme, bypassCSP: true });
      if (options.hasTouch) await page.tap('#tab-map');
      if (await page.locator('#map-legend').isHidden()) await page.getByRole('button', { name: 'Legend' }).click();
      await page.getByRole('button', { name: 'In words' }).click();
      await page.getByRole('button', { name: 'Which networks touch mine?' }).click();
      await page.locator('[data-opens=map-layers]').click();
      await atRest(page);
      await page.evaluate((axe) => window.axe ?? (0, eval)(axe), kAxe);
      const found = await page.evaluate(async () => {
        const { violations } = await window.axe.run({ include: ['#panel-map'] },
          { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 4).join(' | ')}`);
      });
      assert.deepEqual(found, []);
      await page.context().close();
    });
  }
}

test('on a phone a press on the map tells the place with its network, as text to read and press', async () => {
  const page = await open('#layers=none', kPhone);  // no dot in the way
  await page.tap('#tab-map');
  await atRest(page);
  const box = await page.locator('#map-picture').boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector('#map-said:not([hidden])');
  assert.match(await page.locator('#map-said').innerText(), /PCN leads/);
  await page.locator('#map-said a').first().tap();
  await page.waitForFunction(() => document.body.dataset.panel === 'panel-answer');
  await page.context().close();
});
