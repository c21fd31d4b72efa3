// The program's code by columns and back, without a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { orderFunctions } from '../../web/page/assemble/order_functions.mjs';
import { splitColumns } from '../../web/page/assemble/split_columns.mjs';
import { joinColumns } from '../../web/page/columns.js';
import { kSite } from '../e2e/support/browser.mjs';

// A module whose only function has a branch table, constants of all four kinds, a load, a store, a saturating
// conversion, memory.copy and memory.fill; and a section after its code.
const withLength = (bytes) => [bytes.length, ...bytes];
const section = (id, bytes) => [id, ...withLength(bytes)];
const kModule = Buffer.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7f]),
  ...section(3, [1, 0]),
  ...section(5, [1, 0, 1]),
  ...section(7, [1, 3, 0x72, 0x75, 0x6e, 0, 0]),
  ...section(10, [1, ...withLength([
    3, 1, 0x7f, 1, 0x7d, 1, 0x7c,
    0x02, 0x40, 0x03, 0x40, 0x20, 0, 0x0e, 1, 1, 0, 0x0b, 0x0b,
    0x41, 0xe8, 0x07, 0x42, 0x7f, 0xa7, 0x36, 2, 0x10,
    0x43, 0, 0, 0x80, 0x3f, 0x22, 2, 0xfc, 0, 0x21, 1,
    0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x21, 3,
    0x41, 0, 0x41, 4, 0x41, 4, 0xfc, 10, 0, 0,
    0x41, 0, 0x41, 0, 0x41, 4, 0xfc, 11, 0,
    0x41, 0, 0x28, 2, 0x90, 0x01, 0x21, 1, 0x01, 0x01,
    0x20, 1, 0x0f, 0x0b,
  ])]),
  ...section(0, [1, 0x78, 9, 9]),
]);

test('a module comes back from columns byte by byte', () => {
  assert.ok(WebAssembly.validate(kModule));
  const file = splitColumns(kModule);
  assert.ok(WebAssembly.validate(file), 'the file is a module itself');
  assert.notEqual(Buffer.compare(file, kModule), 0);
  assert.equal(Buffer.compare(Buffer.from(joinColumns(file)), kModule), 0);
});

test('a module that has no columns is taken as it is', () => {
  assert.equal(joinColumns(kModule), kModule);
  const other = Buffer.concat([kModule.subarray(0, 8), Buffer.from([0, 4, 1, 0x78, 9, 9]), kModule.subarray(8)]);
  assert.equal(joinColumns(other), other);
});

test('code that the columns do not know is refused when it is written', () => {
  const vectors = Buffer.from(kModule);
  vectors[vectors.indexOf(Buffer.from([0x01, 0x01, 0x20, 1]))] = 0xfd;
  assert.throws(() => splitColumns(vectors), /instruction 0xfd/);
});

test('columns cut short or changed anywhere are damage or another module, never a hang or another error', () => {
  const file = splitColumns(kModule);
  const outcome = (bytes) => {
    try {
      joinColumns(bytes);
      return 'joined';
    } catch (error) {
      assert.ok(error instanceof WebAssembly.CompileError, String(error));
      return 'damaged';
    }
  };
  const start = file.indexOf('columns') + 'columns'.length;
  for (let length = start; length < file.length; ++length) assert.equal(outcome(file.subarray(0, length)), 'damaged');
  let damaged = 0;
  for (let at = 8; at < file.length; ++at) {
    for (const value of [0, 1, 0x7f, 0x80, 0xff, file[at] ^ 1]) {
      const changed = Buffer.from(file);
      changed[at] = value;
      damaged += outcome(changed) === 'damaged';
    }
  }
  assert.ok(damaged > 100, `${damaged} changes were told`);
});

test('the published program is in columns, which save a tenth and more', () => {
  const file = readFileSync(join(kSite, 'pcn.wasm'));
  const module = Buffer.from(joinColumns(file));
  assert.ok(WebAssembly.validate(module) && module.length > file.length);
  assert.ok(gzipSync(file, { level: 9 }).length < 0.9 * gzipSync(module, { level: 9 }).length);
});

test('functions keep their callers when they change places', async () => {
  const module = joinColumns(readFileSync(join(kSite, 'pcn.wasm')));
  const exports = (one) => WebAssembly.Module.exports(new WebAssembly.Module(one));
  const again = orderFunctions(Buffer.from(module));
  assert.ok(WebAssembly.validate(again));
  assert.deepEqual(exports(again), exports(module));
});
