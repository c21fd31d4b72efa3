// Copies a script of the page without what only its readers need: lines that are comments, and all but one
// space in front of lines (text between backticks stays as it is): node strip_script.mjs IN OUT.
import { readFileSync, writeFileSync } from 'node:fs';

export function strip(source) {
  const kept = [];
  let inText = false;
  for (const line of source.split('\n')) {
    const text = inText ? line : line.replace(/^\s+/, ' ');
    if (inText || (text.trim() !== '' && !text.trimStart().startsWith('//'))) kept.push(text);
    for (const mark of line.replace(/\\./g, '')) if (mark === '`') inText = !inText;
  }
  return kept.join('\n') + '\n';
}

if (process.argv[1]?.endsWith('strip_script.mjs')) {
  const [from, to] = process.argv.slice(2);
  writeFileSync(to, strip(readFileSync(from, 'utf8')));
}
