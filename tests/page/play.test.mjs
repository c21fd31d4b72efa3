// Charts as tables, and playing through the days.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../e2e/support/texts.mjs';
import { documentNodes } from '../../web/page/document.js';
import { toHtml } from '../../web/page/html.js';
import { Player } from '../../web/page/play.js';

const withBlock = (block) => documentNodes({ id: 'x', title: 'T', summary: '', blocks: [block] }, { prefix: 'p-' }).map(toHtml).join('');
const chart = (kind, series) => withBlock({ type: 'chart', id: 'c', kind, title: 'T', summary: 'S',
  x: { title: 'Year', places: 0 }, y: { title: 'Patients', places: 0 }, series, markers: [] });

test('a line with named days is read by the days, not by their place on the axis', () => {
  const text = chart('lines', [{ name: 's', points: [{ x: 2019.9, y: 10, label: '1 December 2019' }] }]);
  assert.match(text, /<th scope="col">Year<\/th><th scope="col" class="numeric">Patients<\/th>/);
  assert.match(text, /<th scope="row">1 December 2019<\/th><td class="numeric">10<\/td>/);
  assert.doesNotMatch(text, /2,019/);
});

test('a strip shows its one value', () => {
  const text = chart('strip', [{ name: '', points: [{ x: 42, y: 0, label: 'Alpha' }] }]);
  assert.match(text, /<th scope="row">Alpha<\/th><td class="numeric">42<\/td><\/tr>/);
});

test('a funnel lists its points and leaves the limits to its summary; intervals are told', () => {
  const text = chart('funnel', [
    { name: 'Networks', points: [{ x: 1, y: 2, label: 'Alpha', low: 1, high: 3 }] },
    { name: '95%', points: [{ x: 7, y: 8 }] }]);
  assert.match(text, /<td>1 to 3<\/td>/);
  assert.doesNotMatch(text, />7</);
});

class FakeSelect {
  constructor(count) {
    this.options = Array(count).fill({});
    this.selectedIndex = 0;
    this.shown = [];
  }
  dispatchEvent() { this.shown.push(this.selectedIndex); }
  closest() { return null; }
}

function player(select, reduced = false) {
  const due = [];
  const made = new Player({ find: () => select, reduced: () => reduced, wait: (run) => due.push(run), stop: () => due.splice(0) });
  return { made, due };
}

test('playing shows every later step once and stops at the last', () => {
  const select = new FakeSelect(4);
  const { made, due } = player(select);
  made.toggle('date');
  while (due.length > 0) due.shift()();
  assert.deepEqual(select.shown, [1, 2, 3]);
  assert.equal(made.playing, false);
});

test('from the last step playing begins again at the first', () => {
  const select = new FakeSelect(3);
  select.selectedIndex = 2;
  const { made } = player(select);
  made.toggle('date');
  assert.deepEqual(select.shown, [0]);
  made.toggle('date');
  assert.equal(made.playing, false);
});

test('who prefers less motion gets one step for each press', () => {
  const select = new FakeSelect(4);
  const { made, due } = player(select, true);
  made.toggle('date');
  made.toggle('date');
  assert.deepEqual(select.shown, [1, 2]);
  assert.equal(due.length, 0);
});

test('there is nothing to play without a control or with one step', () => {
  const one = new FakeSelect(1);
  player(one).made.toggle('date');
  assert.deepEqual(one.shown, []);
  player(null).made.toggle('date');
});
