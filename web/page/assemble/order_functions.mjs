// Puts the functions of a WebAssembly module into an order in which like stands beside like, so that gzip finds more
// to repeat. Nothing else changes, but that the sections for tools are left out.
import { similarOrder } from './similar_order.mjs';
import { Reader, encoded, readOperands } from './wasm_parts.mjs';

const kCall = 0x10;

const numbered = (list) => Buffer.concat([Buffer.from(encoded(list.length)), ...list]);

// Copies a run of instructions and gives each function that they name its new number. Bytes that do not matter to
// the names are copied in whole stretches.
function renumberCode(bytes, begin, renumber) {
  const reader = new Reader(bytes, begin);
  const parts = [bytes.subarray(0, begin)];
  let copied = begin;
  const name = () => {
    parts.push(bytes.subarray(copied, reader.at));
    parts.push(Buffer.from(encoded(renumber(reader.number()))));
    copied = reader.at;
  };
  while (reader.at < bytes.length) {
    const op = reader.byte();
    if (op === kCall) name();
    else readOperands(op, () => reader.number(), (column, bytes) => reader.take(bytes));
  }
  parts.push(bytes.subarray(copied));
  return Buffer.concat(parts);
}

function countImports(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.number(); left > 0; --left) {
    reader.take(reader.number());
    reader.take(reader.number());
    const kind = reader.byte();
    if (kind === 0) {
      ++functions;
      reader.skipNumber();
    } else if (kind === 3) {
      reader.take(2);
    } else {
      if (kind === 1) reader.byte();
      const limits = reader.byte();
      reader.skipNumber();
      if (limits & 1) reader.skipNumber();
    }
  }
  return functions;
}

function startOfCode(body) {
  const reader = new Reader(body);
  for (let left = reader.number(); left > 0; --left) {
    reader.skipNumber();
    reader.byte();
  }
  return reader.at;
}

function renumberExports(section, renumber) {
  const reader = new Reader(section);
  const entries = [];
  for (let left = reader.number(); left > 0; --left) {
    const begin = reader.at;
    reader.take(reader.number());
    const kind = reader.byte();
    const before = section.subarray(begin, reader.at);
    const index = reader.number();
    entries.push(Buffer.concat([before, Buffer.from(encoded(kind === 0 ? renumber(index) : index))]));
  }
  return numbered(entries);
}

function renumberElements(section, renumber) {
  const reader = new Reader(section);
  const entries = [];
  for (let left = reader.number(); left > 0; --left) {
    const begin = reader.at;
    if (reader.number() !== 0) throw new Error('an element segment of another kind');
    if (reader.byte() !== 0x41) throw new Error('an element segment of another kind');
    reader.skipNumber();
    reader.byte(); // end of the segment's place
    const before = section.subarray(begin, reader.at);
    const list = [];
    for (let count = reader.number(); count > 0; --count) list.push(Buffer.from(encoded(renumber(reader.number()))));
    entries.push(Buffer.concat([before, numbered(list)]));
  }
  return numbered(entries);
}

export function orderFunctions(module) {
  const sections = [];
  for (const reader = new Reader(module, 8); reader.at < module.length;) {
    const id = reader.byte();
    sections.push({ id, bytes: reader.take(reader.number()) });
  }
  const section = (id) => sections.find((one) => one.id === id);
  const imports = section(2) ? countImports(section(2).bytes) : 0;
  const types = new Reader(section(3).bytes);
  const code = new Reader(section(10).bytes);
  const functions = [];
  code.number();
  for (let left = types.number(); left > 0; --left) {
    functions.push({ old: functions.length, type: types.number(), body: code.take(code.number()) });
  }
  const order = similarOrder(functions.map((one) => one.body)).map((index) => functions[index]);
  const now = new Array(order.length);
  order.forEach((one, index) => { now[one.old] = index; });
  const renumber = (index) => (index < imports ? index : imports + now[index - imports]);
  section(3).bytes = numbered(order.map((one) => Buffer.from(encoded(one.type))));
  section(10).bytes = numbered(order.map((one) => {
    const body = renumberCode(one.body, startOfCode(one.body), renumber);
    return Buffer.concat([Buffer.from(encoded(body.length)), body]);
  }));
  if (section(7)) section(7).bytes = renumberExports(section(7).bytes, renumber);
  if (section(8)) section(8).bytes = Buffer.from(encoded(renumber(new Reader(section(8).bytes).number())));
  if (section(9)) section(9).bytes = renumberElements(section(9).bytes, renumber);
  // Names and notes of tools speak of the old numbers.
  return Buffer.concat([module.subarray(0, 8), ...sections.filter((one) => one.id !== 0).map((one) =>
    Buffer.concat([Buffer.from([one.id, ...encoded(one.bytes.length)]), one.bytes]))]);
}
