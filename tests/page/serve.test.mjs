// The small server of tools/run: gives out what lies in its folder and nothing else.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/lib/serve.mjs';

const kServer = fileURLToPath(new URL('../../tools/lib/serve.mjs', import.meta.url));

let place;
let server;
before(async () => {
  place = mkdtempSync(join(tmpdir(), 'pcn-serve-'));
  mkdirSync(join(place, 'site/sub'), { recursive: true });
  mkdirSync(join(place, 'site/odd:name'));
  writeFileSync(join(place, 'secret.txt'), 'secret');
  writeFileSync(join(place, 'site/index.html'), 'page');
  writeFileSync(join(place, 'site/sub/index.html'), 'sub');
  symlinkSync(join(place, 'secret.txt'), join(place, 'site/link.txt'));
  symlinkSync(place, join(place, 'site/up'));
  symlinkSync('sub', join(place, 'site/within'));
  symlinkSync(join(place, 'site'), join(place, 'linked-site'));
  server = await serve({ root: join(place, 'site') });
});
after(async () => {
  await server?.close();
  rmSync(place, { recursive: true, force: true });
});

// A request whose target is exactly `target`: status, headers and body as text. A browser would tidy the target up first.
const ask = (target, port = server.port) => new Promise((resolve, reject) => {
  let text = '';
  const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`));
  socket.on('data', (part) => { text += part; }).on('end', () => resolve(text)).on('error', reject);
});
const statusOf = (answer) => Number(answer.split(' ')[1]);

test('what lies in the folder is given out, and may be framed by its own site only', async () => {
  const answer = await ask('/');
  assert.equal(statusOf(answer), 200);
  assert.match(answer, /\r\n\r\npage$/);
  assert.match(answer, /Content-Security-Policy: frame-ancestors 'self'/);
});

test('no path and no symbolic link leads out of the folder', async () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/sub/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/link.txt', '/up/secret.txt', '/up/',
    '/%00', '/%', 'http://localhost/../secret.txt']) {
    const answer = await ask(path);
    assert.ok(statusOf(answer) >= 400 || /\r\n\r\npage$/.test(answer), `${path}: ${answer}`);
    assert.doesNotMatch(answer, /secret$/, path);
  }
});

test('a link that stays within the folder works, and so does a folder that is itself a link', async () => {
  assert.match(await ask('/within/'), /\r\n\r\nsub$/);
  const linked = await serve({ root: join(place, 'linked-site') });
  assert.match(await ask('/sub/', linked.port), /\r\n\r\nsub$/);
  await linked.close();
});

test('the redirect of a folder never names another host or scheme', async () => {
  for (const [asked, to] of [['/sub', './sub/'], ['//x//sub', null], ['///sub', './sub/'], ['/odd:name', './odd:name/'], ['/sub?a=//b', './sub/?a=//b']]) {
    const answer = await ask(asked);
    if (to === null) assert.doesNotMatch(answer, /Location: \/\//);
    else assert.match(answer, new RegExp(`Location: ${to.replace(/[.?]/g, '\\$&')}\r\n`), asked);
  }
});

test('what is no address is refused as such, and the server goes on', async () => {
  for (const target of ['http://', 'nonsense', '*']) assert.equal(statusOf(await ask(target)), 400, target);
  assert.equal(statusOf(await ask('/')), 200);
});

test('started through a symbolic link it serves as well', async () => {
  const link = join(place, 'serve-link.mjs');
  symlinkSync(kServer, link);
  const child = execFile(process.execPath, [link, join(place, 'site'), '--port', '0']);
  const said = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const found = /http:\/\/\S+:(\d+)\//.exec(text);
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
  assert.match(await ask('/', Number(said[1])), /\r\n\r\npage$/);
  child.kill();
});
