// Writes the page's modules and the program's glue as one script: one file to fetch, and a third less to send.
//   node join_scripts.mjs --modules web/page --glue pcn.js --out site/page/main.js
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { linkModules } from './link_modules.mjs';

// Without comments that fill or end lines (two spaces stand before those) and without indentation. A template text over
// several lines would change by it.
export function withoutComments(text, name) {
  const lines = text.split('\n');
  const open = lines.find((line) => !/^\s*\/\//.test(line) && line.split('`').length % 2 === 0);
  if (open !== undefined) throw new Error(`${name}: a template goes over the end of its line: ${open.trim().slice(0, 80)}`);
  return lines.map((line) => line.trim().replace(/ {2}\/\/ [^'"`]*$/, '')).filter((line) => line !== '' && !line.startsWith('//')).join('\n');
}

function main() {
  const { values } = parseArgs({ options: Object.fromEntries(['modules', 'glue', 'out'].map((name) => [name, { type: 'string' }])) });
  const read = (path) => readFileSync(path === 'pcn.js' ? values.glue : join(values.modules, basename(path)), 'utf8');
  const finish = (text, path) => (path === 'pcn.js' ? text : withoutComments(text, path));
  writeFileSync(values.out, linkModules('page/main.js', read, finish));
}

if (process.argv[1]?.endsWith('join_scripts.mjs')) main();
