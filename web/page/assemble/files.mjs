// Folders of files as values: path -> bytes, in the order of the paths.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzipSync } from 'node:zlib';

export const digest = (bytes, form = 'hex') => createHash('sha256').update(bytes).digest(form);
export const integrity = (bytes) => `sha256-${digest(bytes, 'base64')}`;

const inOrder = (files) => new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

export function readFolder(folder) {
  const below = (path) => readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const name = path ? `${path}/${entry.name}` : entry.name;
    return entry.isDirectory() ? below(name) : [[name, readFileSync(join(folder, name))]];
  });
  return inOrder(below(''));
}

// Replaces the folder.
export function writeFolder(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of inOrder(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

// The same bytes on every machine: no time, and no name of the system, stands in the header.
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}

const brotli = promisify(brotliCompress);

// `files` with a .gz and a .br beside each that becomes smaller by it.
export async function withCompressed(files) {
  const packed = await Promise.all([...files].map(async ([name, bytes]) => {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    return [[`${name}.gz`, gzip(bytes)], [`${name}.br`, await brotli(bytes, options)]].filter(([, small]) => small.length < bytes.length);
  }));
  return inOrder([...files, ...packed.flat()]);
}

// In the form that sha256sum checks.
export const checksums = (files) => [...inOrder(files)].map(([name, bytes]) => `${digest(bytes)}  ${name}\n`).join('');
