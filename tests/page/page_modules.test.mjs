// The page's modules that need no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedKeys, valueOf } from '../../web/page/address.js';
import { documentNodes } from '../../web/page/document.js';
import { escapeText, toHtml } from '../../web/page/html.js';
import { format } from '../../web/page/say.js';
import { numbered } from '../../web/page/assemble/join_scripts.mjs';
import { fillShell, pageValues } from '../../web/page/assemble/make_index.mjs';
import { similarOrder } from '../../web/page/assemble/similar_order.mjs';
import { kTexts } from '../e2e/support/texts.mjs';

const html = (document, options) => documentNodes(document, options).map(toHtml).join('');
const withBlock = (block) => html({ id: 'x', title: 'T', summary: '', blocks: [block] }, { prefix: 'p-' });

test('an empty document is its title alone', () => {
  assert.equal(html({ id: 'x', title: 'Nothing', summary: '', blocks: [] }), '<h2 id="title" class="title" tabindex="-1">Nothing</h2>');
});

test('a block of an unknown kind is left out and the rest still stands', () => {
  const text = html({ id: 'x', title: 'T', summary: '', blocks: [{ type: 'hologram' }, { type: 'paragraph', spans: [{ text: 'kept' }] }] });
  assert.match(text, /<p>kept<\/p>$/);
});

test('text is never markup, in content or in attributes', () => {
  const evil = '<img src=x onerror="alert(1)">&\'"';
  const text = html({
    id: 'x', title: evil, summary: evil,
    blocks: [
      { type: 'paragraph', spans: [{ text: evil, action: `net=${evil}` }] },
      { type: 'table', id: 'a"b', caption: evil, columns: [{ id: evil, title: evil }], rows: [{ key: evil, cells: [{ text: evil }] }] },
      { type: 'facts', title: evil, facts: [{ label: evil, value: evil, note: evil, glossary: evil, provenance: evil }] },
      { type: 'controls', controls: [{ key: evil, label: evil, kind: 'select', value: evil, options: [{ value: evil, label: evil }] }] },
    ],
    provenance: [evil],
  });
  assert.doesNotMatch(text, /<img/);
  assert.doesNotMatch(text, /="[^"]*"alert/);
  assert.equal(escapeText('<a href="x">&\'</a>'), '&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;');
});

test('an action becomes a link to the state after it', () => {
  assert.equal(toHtml(documentNodes({ title: 'T', blocks: [{ type: 'paragraph', spans: [{ text: 'A', action: 'net=U1' }] }] })[1]),
    '<p><a href="#net=U1" data-action="net=U1">A</a></p>');
});

test('headings step down from the level of the title and leave no level out', () => {
  const document = { title: 'T', blocks: [{ type: 'heading', text: 'H', level: 2 }, { type: 'heading', text: 'I', level: 4 }] };
  assert.match(html(document, { level: 2 }), /<h3>H<\/h3><h4>I<\/h4>/);
  assert.match(html(document, { level: 3 }), /<h3 [^>]*>T<\/h3><h4>H<\/h4><h5>I<\/h5>/);
  const deep = { title: 'T', blocks: [{ type: 'heading', text: 'H', level: 4 }, { type: 'heading', text: 'I', level: 2 }] };
  assert.match(html(deep, { level: 2 }), /<h3>H<\/h3><h3>I<\/h3>/);
});

const kTable = {
  type: 'table', id: 'sizes', caption: 'Sizes',
  columns: [
    { id: 'name', title: 'Name', by: 'sort=name', also: 'sort=-count,name', sorted: 2 },
    { id: 'count', title: 'Patients', unit: 'people', numeric: true, by: 'sort=count', sorted: -1 },
  ],
  rows: [
    { key: 'b', cells: [{ text: 'Beta' }, { text: '1,200', sort: 1200 }], selected: true },
    { key: 'a', cells: [{ text: 'alpha' }, { text: '300', sort: 300 }] },
  ],
  foot: [{ key: 'total', cells: [{ text: 'Total' }, { text: '1,500' }] }],
};

test('a table has caption, scopes, sort state and a region that scrolls', () => {
  const text = withBlock(kTable);
  assert.match(text, /role="group" tabindex="0" aria-labelledby="p-sizes-caption"/);
  assert.match(text, /<caption id="p-sizes-caption"><span>Sizes<\/span><\/caption>/);
  assert.match(text, /<th scope="col" class="numeric" aria-sort="descending">/);
  assert.equal(text.match(/scope="row"/g).length, 3);
  assert.match(text, /<tr data-key="b" class="selected" aria-current="true">/);
});

test('a head holds what pressing it does, and one column only is the one that a table is sorted by', () => {
  const text = withBlock(kTable);
  assert.match(text, /data-sort="name" data-by="sort=name" data-also="sort=-count,name" data-order="ascending">Name<span class="arrow" aria-hidden="true">▲2</);
  assert.match(text, /data-by="sort=count" data-order="descending">Patients<span class="unit"> \(people\)<\/span>/);
  assert.equal(text.match(/aria-sort/g).length, 1);
  assert.doesNotMatch(html({ title: 'T', blocks: [kTable] }, { tools: false }), /data-sort|<details/);
});

test('the foot stands apart from the rows, and a part of a table says so with the way back', () => {
  assert.match(withBlock(kTable), /<\/tbody><tfoot><tr data-key="total"><th scope="row">Total<\/th><td class="numeric">1,500<\/td><\/tr><\/tfoot>/);
  assert.doesNotMatch(withBlock(kTable), /class="shown"/);
  const text = withBlock({ ...kTable, shown: '2 of 9 rows hold “a”', all: 'filter=',
    choices: [{ key: 'filter', label: 'Find', kind: 'text', value: 'a' }] });
  assert.match(text, /<p class="shown">2 of 9 rows hold “a” <a href="#filter=" data-action="filter=">Show all<\/a><\/p>/);
  assert.match(text, /<details class="choices"[^>]*><summary>Rows and columns<\/summary>.*data-control="filter"/);
});

test('a control is labelled and described', () => {
  const text = withBlock({ type: 'controls', controls: [
    { key: 'share', label: 'Share', kind: 'slider', value: '40', minimum: 0, maximum: 100, step: 5, unit: '%', help: 'Below it: hatched.' },
    { key: 'parks', label: 'Parks', kind: 'toggle', value: '0' }] });
  assert.match(text, /<label for="p-control-share">Share<\/label><input id="p-control-share" data-control="share" aria-describedby="p-control-share-help" type="range" min="0" max="100" step="5" value="40">/);
  assert.match(text, /<input id="p-control-parks" data-control="parks" type="checkbox"><label for="p-control-parks">/);
});

test('a link leaves the page only for a telephone number or another site', () => {
  const link = (outside) => withBlock({ type: 'paragraph', spans: [{ text: 'x', outside }] });
  assert.match(link('tel:02079460000'), /<a href="tel:02079460000" rel="noreferrer">x<\/a>/);
  assert.match(link('https://example.org/'), /<a href="https:\/\/example.org\/"/);
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'tel:1;x', '//example.org']) assert.doesNotMatch(link(bad), /<a /, bad);
});

test('a chart is its finding, its summary and its figures', () => {
  const text = withBlock({ type: 'chart', id: 'c', kind: 'bars', title: 'Half are large.', summary: 'Eighteen of 37.',
    x: { title: 'Network', places: 0 }, y: { title: 'Patients', places: 0 },
    series: [{ name: 's', points: [{ x: 0, y: 51234.4, label: 'Alpha' }] }], markers: [] });
  assert.match(text, /<figcaption><strong>Half are large\.<\/strong> Eighteen of 37\.<\/figcaption>/);
  assert.match(text, /<th scope="row">Alpha<\/th><td class="numeric">51,234<\/td>/);
});

test('fragments differ in the keys whose values differ', () => {
  assert.deepEqual(changedKeys('', ''), []);
  assert.deepEqual(changedKeys('v1&net=U1&map=10/1/2', 'v1&net=U1&map=11/1/2'), ['map']);
  assert.deepEqual(changedKeys('v1&net=U1', ''), ['net']);
  assert.deepEqual(changedKeys('', 'v1&a=1&b=2'), ['a', 'b']);
  assert.equal(valueOf('#v1&theme=dark', 'theme'), 'dark');
  assert.equal(valueOf('', 'theme'), null);
});

test('the page is not written when the shell asks for what nothing fills', () => {
  assert.throws(() => fillShell('<p>{{unheard}}</p>', {}), /unheard/);
  assert.equal(fillShell('{{a}}{{a}}', { a: '$&' }), '$&$&');
});

test('the area and the documents are written into the page as text', () => {
  const document = { title: '<T>', blocks: [] };
  const values = pageValues({ documents: { list: document, menu: document, view: document, about: document, glossary: document, accessibility: document },
    area: 'A & B', packageName: 'x.json', restName: 'x.rest.json', bytes: 7, modules: ['page/a.js'], fonts: [], texts: kTexts });
  assert.equal(values.area, 'A &amp; B');
  assert.equal(values.list, '<h2 id="list-title" class="title" tabindex="-1">&lt;T&gt;</h2>');
  assert.equal(values.head, ['<link rel="modulepreload" href="page/a.js">',
    '<link rel="preload" href="pcn.wasm" as="fetch" crossorigin>', '<link rel="preload" href="x.json" as="fetch" crossorigin>'].join('\n'));
});

test('strings are put in an order in which like follows like, the longest first', () => {
  const like = (letter, size) => Buffer.from(Array.from({ length: size }, (_, at) => letter + (at % 20)));
  const strings = [like(10, 30), like(100, 40), like(200, 50), like(10, 90), like(100, 70), like(200, 60), Buffer.alloc(0)];
  assert.deepEqual(similarOrder(strings), [3, 0, 1, 4, 2, 5, 6]);
  assert.deepEqual(similarOrder([]), []);
});

test('a message takes its arguments, a form for their number, and apostrophes before signs of its own', () => {
  assert.equal(format("the networks' own, isn't it '{'so'}' it''s"), "the networks' own, isn't it {so} it's");
  assert.equal(format('{n, number} of {what}', { n: 12345, what: '{x}' }), '12,345 of {x}');
  const rows = '{n, plural, =0 {none} one {# row} other {# rows of {what}}}.';
  assert.deepEqual([0, 1, 1200].map((n) => format(rows, { n, what: 'all' })), ['none.', '1 row.', '1,200 rows of all.']);
  const order = 'by {column}, {order, select, descending {down} other {up #}}';
  assert.equal(format(order, { column: 'a', order: 'descending' }), 'by a, down');
  assert.equal(format(order, { column: 'a', order: 'else' }), 'by a, up #');
  for (const [name, message] of Object.entries({ ...kTexts.shell, ...kTexts.script })) assert.doesNotThrow(() => format(message, new Proxy({}, { get: () => 1 })), name);
});

test('scripts say messages by number, and a name that is no message is an error, as is a message that nothing says', () => {
  assert.equal(numbered("a(phrase('two'), phrase('one', { x }))", ['one', 'two']), 'a(phrase(1), phrase(0, { x }))');
  assert.throws(() => numbered("phrase('three')", []), /no message three/);
  assert.throws(() => numbered("phrase('one')", ['one', 'two']), /nothing says two/);
});

test('the shell takes messages as text, with its own elements for their tags', () => {
  const texts = { made: 'A & B of {area}; see <data>data</data>, <b>not</b>' };
  assert.equal(fillShell('<p>{{text:made data=<a href="#x">}}</p>', {}, texts, { area: '<i>' }),
    '<p>A &amp; B of &lt;i&gt;; see <a href="#x">data</a>, &lt;b&gt;not&lt;/b&gt;</p>');
  assert.throws(() => fillShell('{{text:unheard}}', {}, texts), /unheard/);
});

test('a page in another language says so, names its texts and leads to the others', () => {
  const document = { title: 'T', blocks: [] };
  const given = { documents: { list: document, menu: document, view: document, about: document, glossary: document, accessibility: document },
    area: 'A', packageName: 'x.json', restName: 'x.rest.json', bytes: 7, modules: [], fonts: [] };
  const other = { ...kTexts, language: 'ar', file: 'ar', name: 'العربية', dir: 'rtl', canvas: 'names' };
  assert.equal(pageValues({ ...given, texts: kTexts }).language, 'lang="en-GB"');
  assert.equal(pageValues({ ...given, texts: kTexts }).languages, '');
  assert.deepEqual(pageValues({ ...given, texts: kTexts }).phrases.replaceAll('&lt;', '<').replaceAll('&amp;', '&').split('\n'), Object.values(kTexts.script));
  assert.throws(() => pageValues({ ...given, texts: { ...kTexts, script: { bad: 'a\nb' } } }), /in one line/);
  assert.equal(pageValues({ ...given, texts: other }).language, 'lang="ar" dir="rtl" data-texts="page/texts.ar.bin" data-canvas="names"');
  assert.match(pageValues({ ...given, texts: other }).head, /<link rel="preload" href="page\/texts.ar.bin" as="fetch" crossorigin>/);
  assert.match(pageValues({ ...given, texts: other, others: [kTexts] }).languages, /<a href="index.html" lang="en-GB" hreflang="en-GB">English<\/a>/);
  assert.match(pageValues({ ...given, texts: kTexts, others: [other] }).languages, /<a href="index.ar.html" lang="ar" hreflang="ar">العربية<\/a>/);
});
