// Writes the page's modules and the program's glue as one script, made small by esbuild: one file to fetch.
//   node join_scripts.mjs --modules web/page --glue pcn.js --texts page_texts.en.json --esbuild PROGRAM --out site/page/main.js
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { linkModules } from './link_modules.mjs';

// Shorter names, no comments, no room; for browsers of 2022 and later, which is what WebAssembly here asks for.
function small(text, esbuild) {
  const { status, stdout, stderr, error } = spawnSync(esbuild, ['--minify', '--format=esm', '--target=es2022', '--charset=utf8', '--log-level=warning'],
    { input: text, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (error || status !== 0) throw new Error(`esbuild: ${error?.message ?? stderr}`);
  return stdout;
}

// Numbers in the place of the names of messages (web/page/say.js): their places in the list that make_index.mjs writes.
export function numbered(text, names) {
  const used = new Set();
  const result = text.replace(/\bphrase\('(\w+)'/g, (all, name) => {
    if (!names.includes(name)) throw new Error(`assets/texts/en/page/script.arb has no message ${name}`);
    used.add(name);
    return `phrase(${names.indexOf(name)}`;
  });
  const unused = names.filter((name) => !used.has(name));
  if (unused.length) throw new Error(`assets/texts/en/page/script.arb: nothing says ${unused.join(', ')}`);
  return result;
}

function main() {
  const { values } = parseArgs({ options: Object.fromEntries(['modules', 'glue', 'texts', 'esbuild', 'out'].map((name) => [name, { type: 'string' }])) });
  const read = (path) => readFileSync(path === 'pcn.js' ? values.glue : join(values.modules, basename(path)), 'utf8');
  const text = numbered(linkModules('page/main.js', read), Object.keys(JSON.parse(readFileSync(values.texts, 'utf8')).script));
  writeFileSync(values.out, values.esbuild ? small(text, values.esbuild) : text);
}

if (process.argv[1]?.endsWith('join_scripts.mjs')) main();
