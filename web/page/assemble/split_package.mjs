// Splits an area package into what the first map needs and the rest, which the page fetches after it
// (core/io/area_rest.h):   node split_package.mjs PACKAGE FIRST REST
import { readFileSync, writeFileSync } from 'node:fs';

const kLater = ['postcodes', 'streets'];

export function splitPackage(text) {
  const whole = JSON.parse(text);
  const first = {};
  const { id, newest } = whole.area;
  const rest = { format: 'pcn-area-rest', version: whole.version, of: { id, newest, small_areas: whole.small_areas.rows } };
  for (const [name, value] of Object.entries(whole)) (kLater.includes(name) ? rest : first)[name] = value;
  first.rest = kLater.filter((name) => name in whole);
  return { first: `${JSON.stringify(first)}\n`, rest: `${JSON.stringify(rest)}\n` };
}

if (process.argv[1]?.endsWith('split_package.mjs')) {
  const [from, firstFile, restFile] = process.argv.slice(2);
  const { first, rest } = splitPackage(readFileSync(from, 'utf8'));
  writeFileSync(firstFile, first);
  writeFileSync(restFile, rest);
}
