// A small static file server for development and tests: loopback by default, never caches, right MIME types.
//   node tools/lib/serve.mjs ROOT [--host 127.0.0.1] [--port 8080] [--base /] [--gzip]
import { createReadStream, realpathSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzip as gzipCallback } from 'node:zlib';

const compress = promisify(gzipCallback);
const compressed = new Map();  // file -> { version, body }: as a host has its files ready, packed only once

async function compressedBody(file, info) {
  const version = `${info.mtimeMs} ${info.size}`;
  const known = compressed.get(file);
  if (known?.version === version) return known.body;
  const body = await compress(await readFile(file), { level: 9 });
  compressed.set(file, { version, body });
  return body;
}

export const kMimeTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

// Formats that are compressed already gain nothing from gzip.
const kIncompressible = new Set(['.ico', '.jpg', '.png', '.woff2']);

// The file under `root` that an address path names, or null when it would lead out of `root`.
export function resolvePath(root, base, addressPath) {
  let path;
  try {
    path = decodeURIComponent(addressPath);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes('\0')) return null;
  const file = normalize(join(root, path.slice(base.length)));
  return file === root || file.startsWith(root + sep) ? file : null;
}

// Path and query of what a request asks for, or null where it is no address. Only what stands before the first slash of an
// absolute address is a host: `//x//sub` is a path.
export function addressOf(url) {
  if (!url.startsWith('/')) {
    try {
      const { pathname, search } = new URL(url);
      return { pathname, search };
    } catch {
      return null;
    }
  }
  const query = url.indexOf('?');
  return query < 0 ? { pathname: url, search: '' } : { pathname: url.slice(0, query), search: url.slice(query) };
}

// The file itself, or null where there is none or where a symbolic link leads out of `root`.
async function fileWithin(root, file) {
  try {
    const [folder, target] = await Promise.all([realpath(root), realpath(file)]);
    return target === folder || target.startsWith(folder + sep) ? target : null;
  } catch {
    return null;
  }
}

function send(response, status, headers, body = '') {
  response.writeHead(status, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers });
  response.end(body);
}

async function answer(request, response, { root, base, gzip, extraHeaders, sent }) {
  const address = addressOf(request.url);
  if (!address) return send(response, 400, { 'Content-Type': 'text/plain; charset=utf-8' }, 'This is no address\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(response, 405, { Allow: 'GET, HEAD' });
  }
  const find = async (path) => {
    const found = path && (await fileWithin(root, path));
    return [found, found && (await stat(found).catch(() => null))];
  };
  const path = resolvePath(root, base, address.pathname);
  let [file, info] = await find(path);
  if (info?.isDirectory()) {
    if (!address.pathname.endsWith('/')) {
      // Relative to what was asked for, so that it never names another host.
      return send(response, 308, { Location: `./${address.pathname.split('/').pop()}/${address.search}` });
    }
    [file, info] = await find(join(path, 'index.html'));
  }
  if (!info?.isFile()) {
    return send(response, 404, { 'Content-Type': 'text/plain; charset=utf-8' }, 'Not found\n');
  }
  const extension = extname(file).toLowerCase();
  const headers = {
    'Content-Type': kMimeTypes[extension] ?? 'application/octet-stream',
    Vary: 'Accept-Encoding',
    'Content-Security-Policy': "frame-ancestors 'self'",  // which the page's own policy cannot say
    ...extraHeaders,
  };
  const accepted = request.headers['accept-encoding'] ?? '';
  if (gzip && /\bgzip\b/.test(accepted) && !kIncompressible.has(extension)) {
    const body = await compressedBody(file, info);
    sent?.(address.pathname, body.length);
    return send(response, 200, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': body.length },
      request.method === 'HEAD' ? '' : body);
  }
  sent?.(address.pathname, info.size);
  headers['Content-Length'] = info.size;
  if (request.method === 'HEAD') return send(response, 200, headers);
  response.writeHead(200, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers });
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

// Serves `root`. Port 0 takes any free one; `tries` > 1 moves on to the next port while one is in use.
// `sent(path, bytes)` hears of every file that is given out, with the size of its body on the wire.
// Resolves to { url, port, close() } once listening, with `url` ending in the base path.
export async function serve({ root, host = '127.0.0.1', port = 0, base = '/', gzip = false, headers = {}, tries = 1, sent }) {
  const options = { root: resolve(root), base, gzip, extraHeaders: headers, sent };
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, 500, { 'Content-Type': 'text/plain; charset=utf-8' }, 'The file could not be read\n');
    });
  });
  for (let attempt = 0; ; ++attempt) {
    const wanted = port === 0 ? 0 : port + attempt;
    try {
      await new Promise((listening, failed) => {
        server.once('error', failed);
        server.listen(wanted, host, () => {
          server.off('error', failed);
          listening();
        });
      });
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || attempt + 1 >= tries) throw error;
    }
  }
  const bound = server.address().port;
  const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host;
  return {
    port: bound,
    url: `http://${name}:${bound}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8080' },
      base: { type: 'string', default: '/' },
      gzip: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (positionals.length !== 1 || !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error('usage: serve.mjs ROOT [--host HOST] [--port 0-65535] [--base /path/] [--gzip]');
    process.exit(2);
  }
  const running = await serve({ root: positionals[0], ...values, port, tries: 20 }).catch((error) => {
    console.error(`The server could not start: ${error.message}`);
    process.exit(1);
  });
  console.log(`\n  PCN Explorer is at  ${running.url}\n  (Ctrl-C stops it)\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => running.close().then(() => process.exit(0)));
}

// Started, not imported; the path may be a symbolic link.
if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) await main();
