// Writes index.html from shell.html: the list of networks, the text view, data and glossary are put into the page as
// HTML, so that they can be read before any script has run.
//   node make_index.mjs --shell FILE --documents FILE --package NAME --rest NAME --area NAME --modules a.js,b.js --fonts c.otf
//     --texts page_texts.en.json --other page_texts.cy.json … --out index.html FILE…       (the files whose bytes the reader waits for)
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { documentNodes } from '../document.js';
import { escapeText, toHtml } from '../html.js';
import { format, phrase, usePhrases } from '../say.js';

const kMark = /\{\{(\w+)(?::(\w+)((?: \w+=<[^>]*>)*))?\}\}/g;

// A message of the shell as HTML; `tags`: what stands for each tag of it, " data=<a href=…>".
function shellText(message, tags, values) {
  const opening = Object.fromEntries([...tags.matchAll(/ (\w+)=(<(\w+)[^>]*>)/g)].map(([, name, tag, element]) => [name, [tag, `</${element}>`]]));
  return escapeText(format(message, values)).replace(/&lt;(\/?)(\w+)&gt;/g, (all, end, name) => opening[name]?.[end ? 1 : 0] ?? all);
}

// `texts`: messages by name, which marks of the form {{text:name}} ask for; `said`: their arguments.
export function fillShell(shell, values, texts = {}, said = {}) {
  return shell.replace(kMark, (mark, name, message, tags) => {
    if (name === 'text' && message in texts) return shellText(texts[message], tags, said);
    if (message || !(name in values)) throw new Error(`shell.html asks for ${mark}, which nothing fills`);
    return values[name];
  });
}

// Whether the document's title stands in the page; else the shell has one.
const kPlaces = { list: true, menu: false, view: true, about: false, glossary: false, accessibility: false };

// What the program never draws again: its tables have nothing to press.
const kFixed = new Set(['glossary', 'accessibility']);

// What the program says as soon as it runs: long, and the reader who waits for the map would wait for it.
const kLater = new Set(['sources', 'methods', 'build-notes', 'findings']);

function withoutLater(document, later) {
  const stays = document.blocks.filter((block) => !(block.type === 'table' && kLater.has(block.id)));
  if (stays.length === document.blocks.length) return document;
  // A heading over nothing goes too.
  const blocks = stays.filter((block, i) => block.type !== 'heading' || (stays[i + 1] && stays[i + 1].type !== 'heading'));
  return { ...document, blocks: [...blocks, { type: 'paragraph', spans: [{ text: later }], tone: 'muted' }] };
}

const kProgram = 'pcn.wasm';  // as shell.html names it

export const pageOf = ({ file }) => (file === 'en' ? 'index.html' : `index.${file}.html`);

// Links to the page in other languages, each in its own.
function languageLinks(others, title) {
  if (others.length === 0) return '';
  const links = others.map((other) => `<a href="${pageOf(other)}" lang="${other.language}" hreflang="${other.language}">${escapeText(other.name)}</a>`);
  return `    <nav class="languages" aria-label="${escapeText(title)}">${links.join(' ')}</nav>\n`;
}

// A line for each.
function phraseLines(messages) {
  if (messages.some((message) => message.includes('\n'))) throw new Error('a message of script.arb cannot stand in one line');
  return messages.join('\n').replace(/[&<]/g, escapeText);
}

// What the program says in this language, if it does not say it by itself.
const textsOf = ({ file }) => (file === 'en' ? [] : [`page/texts.${file}.bin`]);

function attributesOf(texts) {
  const { language, dir, canvas } = texts;
  const program = textsOf(texts).map((name) => ` data-texts="${name}"`);
  return `lang="${language}"${dir === 'rtl' ? ' dir="rtl"' : ''}${program}${canvas === 'names' ? ' data-canvas="names"' : ''}`;
}

// `texts`: of the page in its language, as make_texts writes them; `others`: those of the other languages.
export function pageValues({ documents, area, packageName, restName, bytes, modules, fonts, texts, others = [] }) {
  const head = [
    ...fonts.map((file) => `<link rel="preload" href="${file}" as="font" type="font/otf" crossorigin>`),
    ...modules.map((file) => `<link rel="modulepreload" href="${file}">`),
    // What the script asks for first, so that it need not wait for the script.
    ...[kProgram, ...textsOf(texts), packageName].map((file) => `<link rel="preload" href="${file}" as="fetch" crossorigin>`),
  ];
  const values = { area: escapeText(area), package: escapeText(packageName), rest: escapeText(restName), bytes: String(bytes),
    fonts: fonts.map(escapeText).join(' '), head: head.join('\n'),
    example: documents.example ? `${escapeText(phrase('for_example', { postcode: documents.example }))} ` : '',
    language: attributesOf(texts), languages: languageLinks(others, texts.shell.other_languages),
    phrases: phraseLines(Object.values(texts.script)) };
  for (const [which, title] of Object.entries(kPlaces)) {
    const tools = !kFixed.has(which);
    values[which] = documentNodes(withoutLater(documents[which], texts.shell.later), { title, tools, prefix: `${which}-` }).map(toHtml).join('\n');
  }
  return values;
}

function main() {
  const { values: option, positionals: sized } = parseArgs({
    allowPositionals: true,
    options: {
      ...Object.fromEntries(['shell', 'documents', 'package', 'rest', 'area', 'modules', 'fonts', 'texts', 'out'].map((name) => [name, { type: 'string' }])),
      other: { type: 'string', multiple: true, default: [] },
    },
  });
  const split = (text) => (text ?? '').split(',').filter(Boolean);
  const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const texts = json(option.texts);
  usePhrases(texts.script, texts.language);
  const values = pageValues({
    documents: json(option.documents),
    area: option.area,
    packageName: option.package,
    restName: option.rest,
    bytes: sized.reduce((sum, file) => sum + statSync(file).size, 0),
    modules: split(option.modules),
    fonts: split(option.fonts),
    texts,
    others: option.other.map(json),
  });
  const said = { area: option.area };
  writeFileSync(option.out, fillShell(readFileSync(option.shell, 'utf8'), values, { ...texts.script, ...texts.shell }, said));
}

if (process.argv[1]?.endsWith('make_index.mjs')) main();
