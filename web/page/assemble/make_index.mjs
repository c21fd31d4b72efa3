// Writes index.html from shell.html: the list of networks, the text view, data and glossary are put into the page as
// HTML, so that they can be read before any script has run.
//   node make_index.mjs --shell FILE --documents FILE --package NAME --rest NAME --area NAME --modules a.js,b.js --fonts c.otf
//     --out index.html FILE…       (the files whose bytes the reader waits for)
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { documentNodes } from '../document.js';
import { escapeText, toHtml } from '../html.js';

export function fillShell(shell, values) {
  return shell.replace(/\{\{(\w+)\}\}/g, (mark, name) => {
    if (!(name in values)) throw new Error(`shell.html asks for ${mark}, which nothing fills`);
    return values[name];
  });
}

// Whether the document's title stands in the page; else the shell has one.
const kPlaces = { list: true, menu: false, view: true, about: false, glossary: false, accessibility: false };

// What the program never draws again: its tables have nothing to press.
const kFixed = new Set(['glossary', 'accessibility']);

// What the program says as soon as it runs: long, and the reader who waits for the map would wait for it.
const kLater = new Set(['sources', 'methods', 'build-notes', 'findings']);
const kOfLater = 'Each source with its date and licence, how each group of figures was made, and what was found while the files were read, '
  + 'stand here once the page has started.';

function withoutLater(document) {
  const stays = document.blocks.filter((block) => !(block.type === 'table' && kLater.has(block.id)));
  if (stays.length === document.blocks.length) return document;
  // A heading over nothing goes too.
  const blocks = stays.filter((block, i) => block.type !== 'heading' || (stays[i + 1] && stays[i + 1].type !== 'heading'));
  return { ...document, blocks: [...blocks, { type: 'paragraph', spans: [{ text: kOfLater }], tone: 'muted' }] };
}

const kProgram = 'pcn.wasm';  // as shell.html names it

export function pageValues({ documents, area, packageName, restName, bytes, modules, fonts }) {
  const head = [
    ...fonts.map((file) => `<link rel="preload" href="${file}" as="font" type="font/otf" crossorigin>`),
    ...modules.map((file) => `<link rel="modulepreload" href="${file}">`),
    // What the script asks for first, so that it need not wait for the script.
    ...[kProgram, packageName].map((file) => `<link rel="preload" href="${file}" as="fetch" crossorigin>`),
  ];
  const values = { area: escapeText(area), package: escapeText(packageName), rest: escapeText(restName), bytes: String(bytes),
    fonts: fonts.map(escapeText).join(' '), head: head.join('\n'),
    example: documents.example ? `For example ${escapeText(documents.example)}. ` : '' };
  for (const [which, title] of Object.entries(kPlaces)) {
    const tools = !kFixed.has(which);
    values[which] = documentNodes(withoutLater(documents[which]), { title, tools, prefix: `${which}-` }).map(toHtml).join('\n');
  }
  return values;
}

function main() {
  const { values: option, positionals: sized } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(['shell', 'documents', 'package', 'rest', 'area', 'modules', 'fonts', 'out'].map((name) => [name, { type: 'string' }])),
  });
  const split = (text) => (text ?? '').split(',').filter(Boolean);
  const values = pageValues({
    documents: JSON.parse(readFileSync(option.documents, 'utf8')),
    area: option.area,
    packageName: option.package,
    restName: option.rest,
    bytes: sized.reduce((sum, file) => sum + statSync(file).size, 0),
    modules: split(option.modules),
    fonts: split(option.fonts),
  });
  writeFileSync(option.out, fillShell(readFileSync(option.shell, 'utf8'), values));
}

if (process.argv[1]?.endsWith('make_index.mjs')) main();
