// Turns the JSON of a Document (core/document/document.h) into plain nodes: { tag, attributes, children }, where a child is
// a node or a string. patch.js puts them on the page, html.js writes them as text at build time. No text is ever markup.
import { numberText, phrase } from './say.js';

const kTones = new Set(['good', 'caution', 'problem', 'muted']);

export function node(tag, attributes = {}, ...children) {
  return { tag, attributes, children: children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false && child !== '') };
}

function tone(block, ...classes) {
  if (kTones.has(block.tone)) classes.push(`tone-${block.tone}`);
  return classes.length ? { class: classes.join(' ') } : {};
}

// A link whose address restores the state after the action on a fresh page; main.js applies it in place.
function actionLink(action, text, attributes = {}) {
  return node('a', { href: `#${action}`, 'data-action': action, ...attributes }, text);
}

// A link to the word's entry in the glossary; main.js shows the entry in place. Spaces around the word stay outside.
function term(text, id) {
  if (!id) return text;
  const [, before, word, after] = text.match(/^(\s*)(.*?)(\s*)$/s);
  return [before, node('a', { href: `#glossary-${id}`, class: 'term', 'data-term': id }, word), after];
}

// A telephone number or another site; anything else stays text.
function outsideLink(address, text) {
  return /^(tel:[\d+]+$|https?:\/\/)/.test(address) ? node('a', { href: address, rel: 'noreferrer' }, text) : text;
}

function span({ text, action, glossary, strong, outside }) {
  const content = action ? actionLink(action, text) : outside ? outsideLink(outside, text) : term(text, glossary);
  return strong ? node('strong', {}, content) : content;
}

const spans = (paragraph) => (paragraph.spans ?? []).map(span);

// A message of which the part between <hidden> and </hidden> is only heard.
function label(words) {
  const [before, hidden, after] = words.split(/<\/?hidden>/);
  return [before, node('span', { class: 'visually-hidden' }, hidden), after];
}

// "Where from": opens the sources of a group of figures.
function sourceButton(group, what) {
  return group
    ? node('button', { type: 'button', class: 'source', 'data-source': group, 'aria-haspopup': 'dialog' },
        label(phrase('source_of', { what })))
    : null;
}

// No level is left out, whatever the document says: readers go by them.
function heading({ text, level = 2, glossary }, options) {
  options.last = Math.min(6, Math.max(2, level + options.shift), options.last + 1);
  return node(`h${options.last}`, glossary ? { id: `${options.prefix}${glossary}` } : {}, text);
}

function paragraph(block) {
  return node('p', tone(block), spans(block));
}

function list({ items, ordered }) {
  return node(ordered ? 'ol' : 'ul', { class: 'list' }, items.map((item) => node('li', tone(item), spans(item))));
}

function facts({ title, facts: entries }, { shift }) {
  const rows = entries.map((fact) =>
    node('div', tone(fact, 'fact'),
      node('dt', {}, term(fact.label, fact.glossary)),
      node('dd', {}, fact.action ? actionLink(fact.action, fact.value) : node('span', { class: 'value' }, fact.value),
        fact.note ? node('span', { class: 'note' }, fact.note) : null, sourceButton(fact.provenance, fact.label))));
  return node('div', { class: 'facts' }, title ? node(`h${2 + shift}`, {}, title) : null, node('dl', {}, rows));
}

export const orderOf = ({ sorted }) => (sorted < 0 ? 'descending' : 'ascending');

// A head that sorts by its column, with the shift key after the others; the program says how.
function columnHeading(column, sortable) {
  const { sorted = 0, numeric } = column;
  const title = column.unit ? [column.title, node('span', { class: 'unit' }, ` (${column.unit})`)] : column.title;
  const order = orderOf(column);
  const attributes = { scope: 'col', ...(numeric ? { class: 'numeric' } : {}) };
  if (!sortable || !column.by) return node('th', attributes, title);
  if (Math.abs(sorted) === 1) attributes['aria-sort'] = order;
  return node('th', attributes, node('button', { type: 'button', class: 'sort', 'data-sort': column.id, 'data-by': column.by,
    ...(column.also ? { 'data-also': column.also } : {}), ...(sorted ? { 'data-order': order } : {}) }, title,
    sorted ? node('span', { class: 'arrow', 'aria-hidden': 'true' },
      (sorted < 0 ? '▼' : '▲') + (Math.abs(sorted) > 1 ? Math.abs(sorted) : '')) : null));
}

function cell(column, value, first) {
  const attributes = tone(value, ...(column.numeric ? ['numeric'] : []));
  if (value.heat !== undefined) attributes['data-heat'] = String(Math.round(Math.min(1, Math.max(0, value.heat)) * 6));
  return node(first ? 'th' : 'td', { ...(first ? { scope: 'row' } : {}), ...attributes },
    value.action ? actionLink(value.action, value.text) : value.text);
}

function table(block, { prefix, tools }) {
  const id = `${prefix}${block.id}`;
  const rows = (list) => list.map((row) =>
    node('tr', { 'data-key': row.key, ...(row.selected ? { class: 'selected', 'aria-current': 'true' } : {}) },
      row.cells.map((value, i) => cell(block.columns[i], value, i === 0))));
  return node('div', { class: 'table', 'data-key': id },
    block.shown && node('p', { class: 'shown' }, block.shown, ' ', actionLink(block.all, phrase('show_all'))),
    node('div', { class: 'scroll', 'data-key': 'scroll', role: 'group', tabindex: '0', 'aria-labelledby': `${id}-caption` },
      node('table', { 'data-table': block.id },
        node('caption', { id: `${id}-caption` }, node('span', {}, block.caption)),
        node('thead', {}, node('tr', {}, block.columns.map((column) => columnHeading(column, tools)))),
        node('tbody', {}, rows(block.rows)),
        block.foot && node('tfoot', {}, rows(block.foot)))),
    tools && block.choices && node('details', { class: 'choices', 'data-key': 'choices' }, node('summary', {}, phrase('rows_and_columns')),
      controls({ controls: block.choices }, { prefix: `${id}-` })),
    tools && node('p', { class: 'table-tools', 'data-key': 'tools' },
      node('button', { type: 'button', class: 'plain', 'data-export': block.id },
        label(phrase('save_as_csv', { table: block.caption }))),
      sourceButton(block.provenance, block.caption)));
}

function axisText(value, axis) {
  const number = axis.percent ? value * 100 : value;
  return numberText(number, { maximumFractionDigits: axis.places }) + (axis.percent ? '%' : '');
}

// A chart whose points have names is read by them; the value that only spreads the names out is left away. The
// further series of a funnel are its limits, which the summary tells.
const kOnlyPlaces = { bars: 'x', pyramid: 'x', lines: 'x', strip: 'y' };

function chart(block, { prefix, tools }) {
  const series = block.kind === 'funnel' ? block.series.slice(0, 1) : block.series;
  const named = series.some((each) => each.points.some((point) => point.label));
  const several = series.length > 1;
  const dropped = named ? kOnlyPlaces[block.kind] : undefined;
  const ranged = series.some((each) => each.points.some((point) => point.low !== undefined && point.high !== undefined));
  const number = (value, axis) => node('td', { class: 'numeric' }, axisText(value, axis));
  const rows = series.flatMap((each) => each.points.map((point) => node('tr', {},
    several ? node('th', { scope: 'row' }, each.name) : null,
    named ? node(several ? 'td' : 'th', several ? {} : { scope: 'row' },
      point.action ? actionLink(point.action, point.label) : point.label) : null,
    dropped === 'x' ? null : number(point.x, block.x),
    dropped === 'y' ? null : number(point.y, block.y),
    ranged ? node('td', {}, point.low === undefined ? ''
      : phrase('interval_of', { high: axisText(point.high, block.y), low: axisText(point.low, block.y) })) : null)));
  const heading = (words, attributes = {}) => node('th', { scope: 'col', ...attributes }, words);
  const header = node('tr', {},
    several ? heading(phrase('series')) : null,
    named ? heading(dropped === 'x' && block.x.title ? block.x.title : phrase('name')) : null,
    dropped === 'x' ? null : heading(block.x.title, { class: 'numeric' }),
    dropped === 'y' ? null : heading(block.y.title, { class: 'numeric' }),
    ranged ? heading(phrase('interval')) : null);
  const id = `${prefix}chart-${block.id}`;  // a table may have the same id
  return node('figure', { class: 'chart', 'data-key': id },
    node('figcaption', {}, node('strong', {}, block.title), ' ', block.summary, block.provenance ? ' ' : '', sourceButton(block.provenance, block.title)),
    node('details', {}, node('summary', {}, phrase('figures_of_chart')),
      node('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-labelledby': `${id}-caption` },
        node('table', {}, node('caption', { id: `${id}-caption` }, phrase('figures_title', { chart: block.title })),
          node('thead', {}, header), node('tbody', {}, rows)))),
    tools && rows.length > 0 && node('p', { class: 'table-tools' },
      node('button', { type: 'button', class: 'plain', 'data-chart': block.id, 'aria-haspopup': 'dialog' },
        label(phrase('save_chart', { chart: block.title })))));
}

// "£100,000", "20%", "5 minutes".
function withUnit(value, unit = '') {
  return unit === '£' ? unit + value : value + (unit && unit !== '%' ? ` ${unit}` : unit);
}

function controlInput(control, id) {
  const common = { id, 'data-control': control.key, ...(control.help ? { 'aria-describedby': `${id}-help` } : {}) };
  const range = { min: String(control.minimum), max: String(control.maximum), step: String(control.step) };
  switch (control.kind) {
    case 'select':
      return node('select', { ...common, value: control.value },
        (control.options ?? []).map((option) => node('option', { value: option.value }, option.label)));
    case 'slider':
      return [node('input', { ...common, type: 'range', ...range, value: control.value }),
        node('output', { for: id }, withUnit(numberText(Number(control.value)), control.unit))];
    case 'number':
      return node('input', { ...common, type: 'number', ...range, value: control.value });
    case 'toggle':
      return node('input', { ...common, type: 'checkbox', checked: /^(1|true|on|yes)$/.test(control.value) });
    default:  // text or date
      return node('input', { ...common, type: control.kind, value: control.value });
  }
}

// A slider over the options of a select, and the button that plays them.
function steps({ key, label: what, value, options }) {
  const at = Math.max(options.findIndex((option) => option.value === value), 0);
  return [
    node('input', { type: 'range', min: '0', max: String(options.length - 1), step: '1', value: String(at), 'data-steps': key,
      'aria-label': phrase('step_by_step', { what }), 'aria-valuetext': options[at]?.label ?? '' }),
    node('button', { type: 'button', class: 'plain', 'data-play': key }, phrase('play')),
  ];
}

function controls({ controls: entries }, { prefix }) {
  return node('div', { class: 'controls' }, entries.map((control) => {
    const id = `${prefix}control-${control.key}`;
    const title = node('label', { for: id },
      control.kind === 'number' && control.unit ? `${control.label} (${control.unit})` : control.label);
    const input = controlInput(control, id);
    return node('div', { class: `control control-${control.kind}`, 'data-key': id },
      control.kind === 'toggle' ? [input, title] : [title, input],
      ...(control.playable ? steps(control) : []),
      control.help ? node('p', { class: 'help', id: `${id}-help` }, control.help) : null);
  }));
}

const kBlocks = { heading, paragraph, list, facts, table, chart, controls };

// The whole document as nodes. `level` is the level of its title (2-4), which is left out without `title`; `prefix` keeps
// ids apart from those of other documents on the page; without `tools` tables cannot be sorted or saved.
export function documentNodes(document, { level = 2, prefix = '', tools = true, title = true } = {}) {
  const options = { shift: level - 1, prefix, tools, last: level };
  return [
    title ? node(`h${level}`, { id: `${prefix}title`, class: 'title', tabindex: '-1' }, document.title) : null,
    document.summary ? node('p', { class: 'lead' }, document.summary) : null,
    ...(document.blocks ?? []).map((block) => kBlocks[block.type]?.(block, options) ?? null),
    (document.provenance ?? []).length
      ? node('p', { class: 'sources' }, node('button', {
        type: 'button', class: 'plain', 'data-source': document.provenance.join(' '), 'aria-haspopup': 'dialog',
      }, phrase('where_from')))
      : null,
  ].filter((child) => child !== null);
}
