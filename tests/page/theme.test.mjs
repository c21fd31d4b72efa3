import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const theme = JSON.parse(readFileSync(new URL('../../assets/theme.json', import.meta.url), 'utf8'));
const kModes = ['light', 'dark'];

// WCAG 2.2: relative luminance and contrast ratio of #rrggbb.
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = (colour) => {
  const [r, g, b] = channels(colour).map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

function assertContrast(a, b, minimum, what) {
  const ratio = contrast(a, b);
  assert.ok(ratio >= minimum, `${what}: ${a} on ${b} is ${ratio.toFixed(2)}, less than ${minimum}`);
}

// How a colour looks with one of the three colour deficiencies (Machado, Oliveira and Fernandes 2009, severity 1), and
// its distance in OKLab (Ottosson 2020), times 100.
const kSights = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
function perceived(colour, sight) {
  const light = channels(colour).map(linear);
  const [r, g, b] = sight.map((row) => Math.min(1, Math.max(0, row.reduce((sum, x, i) => sum + x * light[i], 0))));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}
const distance = (a, b, sight) => 100 * Math.hypot(...perceived(a, sight).map((x, i) => x - perceived(b, sight)[i]));

function assertTellApart(names, mode, minimum) {
  for (const [sightName, sight] of Object.entries(kSights)) {
    names.forEach((a, i) => names.slice(i + 1).forEach((b) => {
      const apart = distance(theme.paint[a][mode], theme.paint[b][mode], sight);
      assert.ok(apart >= minimum, `${a} and ${b}, ${mode}, ${sightName}: ${apart.toFixed(1)} apart, less than ${minimum}`);
    }));
  }
}

for (const mode of kModes) {
  const ui = (name) => theme.ui[name][mode];
  const paint = (name) => theme.paint[name][mode];

  test(`${mode}: text reads on every background`, () => {
    for (const ground of ['Background', 'Surface', 'Raised', 'AccentSoft']) {
      for (const text of ['Text', 'MutedText', 'Link', 'Good', 'Caution', 'Problem']) {
        assertContrast(ui(text), ui(ground), 4.5, `${text} on ${ground}`);
      }
    }
    for (const tone of ['Good', 'Caution', 'Problem']) {
      for (const text of ['Text', 'Link', tone]) assertContrast(ui(text), ui(`${tone}Soft`), 4.5, `${text} on ${tone}Soft`);
    }
    assertContrast(ui('AccentText'), ui('Accent'), 4.5, 'AccentText on Accent');
    assertContrast(ui('AccentText'), ui('AccentHover'), 4.5, 'AccentText on AccentHover');
  });

  test(`${mode}: borders of controls and the focus ring stand out`, () => {
    for (const ground of ['Background', 'Surface', 'Raised', 'AccentSoft']) {
      for (const part of ['ControlBorder', 'Focus', 'Accent']) assertContrast(ui(part), ui(ground), 3, `${part} on ${ground}`);
    }
  });

  test(`${mode}: names on the map read on every fill`, () => {
    assertContrast(ui('MapLabel'), ui('MapHalo'), 7, 'MapLabel on its halo');
    assertContrast(ui('MapMutedLabel'), ui('MapHalo'), 4.5, 'MapMutedLabel on its halo');
    for (const fill of ['Network0', 'Network1', 'Network2', 'Network3', 'Network4', 'Network5', 'Land', 'NoData']) {
      assertContrast(ui('MapLabel'), paint(fill), 4.5, `MapLabel on ${fill}`);
    }
  });

  test(`${mode}: marks stand out from their ring and from bare land`, () => {
    for (const mark of ['Practice', 'PracticeSelected', 'Branch', 'FormerSite', 'EnhancedAccess', 'UrgentTreatment', 'WalkIn',
      'OutOfHours', 'Pharmacy', 'Hospital', 'Here', 'Rail']) {
      for (const [ground, colour] of [['halo', ui('MapHalo')], ['land', paint('Land')]]) {
        assertContrast(paint(mark), colour, 3, `${mark} on ${ground}`);
      }
    }
  });

  test(`${mode}: networks are told apart with every kind of colour vision`, () => {
    assertTellApart(['Network0', 'Network1', 'Network2', 'Network3', 'Network4', 'Network5'], mode, 7);
  });

  test(`${mode}: the size rule and the outcomes of tests are told apart with every kind of colour vision`, () => {
    assertTellApart(['Below', 'BelowAllowed', 'Within', 'Above', 'FarAbove'], mode, 5);
    assertTellApart(['Good', 'Caution', 'Problem'], mode, 5);
  });

  test(`${mode}: the scale moves in one direction in visible steps`, () => {
    const steps = [0, 1, 2, 3, 4, 5, 6].map((i) => luminance(paint(`Scale${i}`)));
    const sign = mode === 'light' ? -1 : 1;
    steps.slice(1).forEach((value, i) => assert.ok(sign * (value - steps[i]) > 0, `Scale${i} to Scale${i + 1}`));
    for (const i of [0, 1, 2, 3, 4, 5]) {
      assert.ok(distance(paint(`Scale${i}`), paint(`Scale${i + 1}`), kSights.full) >= 5, `Scale${i} and Scale${i + 1} look alike`);
    }
  });
}

test('every colour is #rrggbb or #rrggbbaa in both themes', () => {
  for (const group of ['ui', 'paint']) {
    for (const [name, modes] of Object.entries(theme[group])) {
      assert.deepEqual(Object.keys(modes).sort(), ['dark', 'light'], name);
      for (const colour of Object.values(modes)) assert.match(colour, /^#[0-9a-f]{6}([0-9a-f]{2})?$/, name);
    }
  }
});
