// Makes what is published from the built site: the folder for hosts, the single file, checksums and a note for hosts.
//   node make_dist.mjs --site build/web/site --out dist [--plain]      (--plain: nothing compressed in advance)
// The same site gives the same bytes.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checksums, gzip, readFolder, withCompressed, writeFolder } from './files.mjs';
import { headersFile, hostingNote } from './hosting.mjs';
import { singleFile } from './single_file.mjs';
import { pagesOf, policyOf, versionedSite } from './versioned_site.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const pageText = (name) => readFileSync(join(kHere, '..', name), 'utf8');
const kOnlySingle = ['embedded.js', 'inflate.js'];

export const kSingleName = 'pcn-explorer.html';

// The files to publish, path -> bytes, and the version's name. `site`: files of the built site.
export async function distFiles(site, { plain = false } = {}) {
  const theme = JSON.parse(readFileSync(join(kHere, '../../../assets/theme.json'), 'utf8')).ui;
  const { version, files } = versionedSite(site, pageText('worker.js'), { ground: theme.Accent.light, paper: theme.Background.light });
  const extra = new Map(kOnlySingle.map((name) => [`page/${name}`, pageText(name)]));
  for (const page of pagesOf(site)) files.set(page.replace('index', 'pcn-explorer'), Buffer.from(singleFile(site, extra, page)));
  const policy = policyOf(site.get('index.html').toString());
  const all = plain ? files : await withCompressed(files);
  all.set('_headers', Buffer.from(headersFile(policy, pagesOf(site))));
  all.set('HOSTING.txt', Buffer.from(hostingNote({ version, policy })));
  all.set('SHA256SUMS', Buffer.from(checksums(all)));
  return { version, files: all };
}

const inKb = (bytes) => `${Math.round(bytes / 1000)} kB`.padStart(9);

// What the parts weigh: as they are, by gzip, by brotli.
export function sizes(version, files) {
  const below = [...files].filter(([name]) => name.startsWith(`${version}/`) && !/\.(gz|br|png)$/.test(name));
  const rows = [
    ['program', below.filter(([name]) => !name.includes('/areas/'))],
    ['with data and page', [...below, ['index.html', files.get('index.html')]]],
    ['pcn-explorer.html', [[kSingleName, files.get(kSingleName)]]],
  ];
  const sum = (some, weigh) => some.reduce((total, file) => total + weigh(file), 0);
  return rows.map(([what, some]) => what.padEnd(20) + inKb(sum(some, ([, bytes]) => bytes.length)) + ' plain' +
    inKb(sum(some, ([name, bytes]) => (files.get(`${name}.gz`) ?? gzip(bytes)).length)) + ' gzip' +
    (files.has('index.html.br') ? inKb(sum(some, ([name, bytes]) => (files.get(`${name}.br`) ?? bytes).length)) + ' brotli' : ''));
}

async function main() {
  const { values } = parseArgs({ options: { site: { type: 'string' }, out: { type: 'string' }, plain: { type: 'boolean' } } });
  const { version, files } = await distFiles(readFolder(values.site), values);
  writeFolder(values.out, files);
  console.log([`${values.out}: ${files.size} files, version ${version}`, ...sizes(version, files)].map((line) => `    ${line}`).join('\n'));
}

if (process.argv[1]?.endsWith('make_dist.mjs')) await main();
