// The program as it is sent: a WebAssembly module whose code stands by columns (all instructions, then all numbers of
// locals, then all callees, …), in which gzip finds a seventh more to repeat than in the mixture. The file is itself
// a module, with nothing but a section named "columns", so that servers and tools know what it is.
//
// The section: the module's length; how many columns; the length of each; the columns, in the order of these numbers and
// then, for each instruction from 0x28 (a load) to 0x3e (a store), its alignments and its offsets. All numbers LEB128.

export const kName = 'columns';
export const kBefore = 0;
export const kAfter = 1;
export const kCode = 2;
export const kLocals = 3;
export const kGet = 4;
export const kSet = 5;
export const kCall = 6;
export const kBranch = 7;
export const kConstant = 8;
export const kLong = 9;
export const kOther = 10;
export const kFloat = 11;
const kLoads = 12;
export const kColumnCount = kLoads + 2 * (0x3f - 0x28);

// The columns of the numbers that follow an instruction; undefined for one that has no place here.
export function operandsOf(op) {
  if (op >= 0x28 && op <= 0x3e) return [kLoads + 2 * (op - 0x28), kLoads + 2 * (op - 0x28) + 1];
  if (op === 0x20) return [kGet];
  if (op === 0x21 || op === 0x22) return [kSet];
  if (op === 0x10) return [kCall];
  if (op === 0x0c || op === 0x0d) return [kBranch];
  if (op === 0x41) return [kConstant];
  if (op === 0x42) return [kLong];
  if (op === 0x11) return [kOther, kOther]; // call_indirect
  if (op >= 0x02 && op <= 0x04) return [kCode]; // block, loop, if: a type
  if (op === 0x23 || op === 0x24 || op === 0x3f || op === 0x40) return [kOther];
  return op <= 0x01 || op === 0x05 || op === 0x0b || op === 0x0f || op === 0x1a || op === 0x1b || (op >= 0x45 && op <= 0xc4)
    ? [] : undefined;
}

// What follows the other instructions, told to `number(column)`, which returns the number, and `take(column, bytes)`.
// False for an instruction that has no place here.
export function otherOperands(op, number, take) {
  if (op === 0x43) take(kFloat, 4); // f32.const
  else if (op === 0x44) take(kFloat, 8); // f64.const
  else if (op === 0x0e) for (let left = number(kOther) + 1; left > 0; --left) number(kBranch); // br_table
  else if (op === 0xfc) {
    const more = number(kCode);
    if (more === 10) take(kOther, 2); // memory.copy
    else if (more === 11) take(kOther, 1); // memory.fill
    else return more <= 7; // conversions
  } else return false;
  return true;
}

// By instruction: the columns of its first and of its second number, kNothing for none; kUnlike where otherOperands tells.
const kNothing = 255;
const kUnlike = 254;
const [kFirst, kSecond] = [0, 1].map((which) => Uint8Array.from({ length: 256 }, (_, op) => {
  const columns = operandsOf(op);
  return columns ? columns[which] ?? kNothing : kUnlike;
}));
const kMostBytes = 1 << 26;

function damaged() {
  throw new WebAssembly.CompileError('the columns of the program are damaged');
}

// Copies instructions up to the end of the function, where depth comes to 0, or to one that otherOperands tells of. Returns
// the depth there and where to write next. Nothing here is called: this runs a million times before it has been compiled.
function copyInstructions(file, at, end, out, to, depth) {
  let code = at[kCode];
  while (depth > 0) {
    if (code >= end) damaged();
    const op = file[code++];
    out[to++] = op;
    if (op === 0x0b) --depth;
    else if (op >= 0x02 && op <= 0x04) { // their one number, a type, stands among the instructions
      ++depth;
      while (file[code] >= 128) out[to++] = file[code++];
      out[to++] = file[code++];
      continue;
    }
    let column = kFirst[op];
    if (column === kNothing) continue;
    if (column === kUnlike) break;
    let from = at[column];
    while (file[from] >= 128) out[to++] = file[from++];
    out[to++] = file[from++];
    at[column] = from;
    column = kSecond[op];
    if (column === kNothing) continue;
    from = at[column];
    while (file[from] >= 128) out[to++] = file[from++];
    out[to++] = file[from++];
    at[column] = from;
  }
  at[kCode] = code;
  return [depth, to];
}

// The module of a file of columns; a file without them as it is. Damage throws a CompileError.
export function joinColumns(file) {
  let from = 8;
  const header = () => {
    let value = 0;
    for (let shift = 1; shift < 2 ** 32; shift *= 128) {
      const byte = file[from++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
    return damaged();
  };
  if (file[8] !== 0) return file;
  from = 9;
  header();
  if (header() !== kName.length || String.fromCharCode(...file.subarray(from, from + kName.length)) !== kName) return file;
  from += kName.length;
  const size = header();
  if (header() !== kColumnCount || size > kMostBytes) damaged();
  const lengths = Array.from({ length: kColumnCount }, header);
  const at = []; // where each column is read next
  const ends = lengths.map((length) => {
    at.push(from);
    return from += length;
  });
  if (from !== file.length) damaged();

  const out = new Uint8Array(size);
  let to = 0;
  const copyBytes = (column, count) => {
    if (count > ends[column] - at[column] || count > size - to) damaged();
    out.set(file.subarray(at[column], at[column] + count), to);
    at[column] += count;
    to += count;
  };
  const number = (column) => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = file[at[column]++];
      out[to++] = byte;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    return damaged();
  };
  const copyFunction = () => {
    for (let left = number(kLocals); left > 0; --left) { // how many, of which type
      number(kLocals);
      number(kLocals);
      if (to > size) damaged();
    }
    for (let depth = 1; depth > 0;) {
      [depth, to] = copyInstructions(file, at, ends[kCode], out, to, depth);
      if (depth > 0 && !otherOperands(out[to - 1], number, copyBytes)) damaged();
    }
  };
  // The length of what was written from `begin` goes before it, as short as it can be.
  const putLength = (begin) => {
    const length = to - begin;
    const bytes = length < 2 ** 7 ? 1 : length < 2 ** 14 ? 2 : length < 2 ** 21 ? 3 : 4;
    out.copyWithin(begin + bytes, begin, to);
    for (let i = 0; i < bytes; ++i) out[begin + i] = ((length >> (7 * i)) & 127) | (i + 1 < bytes ? 128 : 0);
    to += bytes;
  };
  copyBytes(kBefore, lengths[kBefore]);
  const begin = to;
  for (let left = number(kLocals); left > 0; --left) {
    const first = to;
    copyFunction();
    putLength(first);
  }
  putLength(begin);
  copyBytes(kAfter, lengths[kAfter]);
  if (to !== size || at.some((place, column) => place !== ends[column])) damaged();
  return out;
}
