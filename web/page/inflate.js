// Gzip (RFC 1952) and deflate (RFC 1951) for browsers without DecompressionStream; only the single-file page uses it.
// Whatever is damaged or incomplete throws a RangeError.

const kLengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const kLengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const kDistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577];
const kCodeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const kMostBits = 15;

function damaged() {
  throw new RangeError('compressed data are damaged');
}

// A canonical code: how many symbols have each length, and the symbols in the order of their codes.
function makeCode(lengths) {
  const counts = new Uint16Array(kMostBits + 1);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const starts = new Uint16Array(kMostBits + 2);
  for (let bits = 1; bits <= kMostBits; ++bits) starts[bits + 1] = starts[bits] + counts[bits];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
  return { counts, symbols };
}

const fixedLiterals = () => makeCode(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)));
const fixedDistances = () => makeCode(new Array(30).fill(5));

class Bits {
  #bytes;
  #buffer = 0;
  #count = 0;

  constructor(bytes, at) {
    this.#bytes = bytes;
    this.at = at;
  }

  take(wanted) {
    while (this.#count < wanted) {
      if (this.at >= this.#bytes.length) damaged();
      this.#buffer |= this.#bytes[this.at++] << this.#count;
      this.#count += 8;
    }
    const value = this.#buffer & ((1 << wanted) - 1);
    this.#buffer >>>= wanted;
    this.#count -= wanted;
    return value;
  }

  symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let bits = 1; bits <= kMostBits; ++bits) {
      code |= this.take(1);
      if (code - first < counts[bits]) return symbols[index + code - first];
      index += counts[bits];
      first = (first + counts[bits]) << 1;
      code <<= 1;
    }
    return damaged();
  }

  // The rest of a byte that was begun is skipped.
  align() {
    this.#buffer = this.#count = 0;
  }
}

function readCodes(bits) {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const lengthsOfLengths = new Array(19).fill(0);
  const count = bits.take(4) + 4;
  for (let i = 0; i < count; ++i) lengthsOfLengths[kCodeOrder[i]] = bits.take(3);
  const code = makeCode(lengthsOfLengths);
  const lengths = [];
  while (lengths.length < literals + distances) {
    const symbol = bits.symbol(code);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16 && lengths.length === 0) damaged();
    else {
      const value = symbol === 16 ? lengths[lengths.length - 1] : 0;
      const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
      for (let i = 0; i < times; ++i) lengths.push(value);
    }
  }
  return [makeCode(lengths.slice(0, literals)), makeCode(lengths.slice(literals, literals + distances))];
}

// Inflates from `start` on into `out`, which must be filled exactly.
function inflate(bytes, start, out) {
  const bits = new Bits(bytes, start);
  let size = 0;
  for (let last = 0; !last;) {
    last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) {
      bits.align();
      const length = bits.take(8) | (bits.take(8) << 8);
      if ((length ^ (bits.take(8) | (bits.take(8) << 8))) !== 0xffff) damaged();
      if (bits.at + length > bytes.length || size + length > out.length) damaged();
      out.set(bytes.subarray(bits.at, bits.at + length), size);
      bits.at += length;
      size += length;
      continue;
    }
    if (kind === 3) damaged();
    const [literals, distances] = kind === 1 ? [fixedLiterals(), fixedDistances()] : readCodes(bits);
    for (let symbol = bits.symbol(literals); symbol !== 256; symbol = bits.symbol(literals)) {
      if (symbol < 256) {
        if (size >= out.length) damaged();
        out[size++] = symbol;
        continue;
      }
      if (symbol > 285) damaged();
      const length = kLengthBase[symbol - 257] + bits.take(kLengthBits[symbol - 257]);
      const far = bits.symbol(distances);
      if (far > 29) damaged();
      const distance = kDistanceBase[far] + bits.take(far < 2 ? 0 : (far >> 1) - 1);
      if (distance > size || size + length > out.length) damaged();
      for (let i = 0; i < length; ++i, ++size) out[size] = out[size - distance];
    }
  }
  if (size !== out.length) damaged();
}

// The bytes of a gzip file of one member without optional header fields, as assemble/ writes it.
export function gunzip(bytes) {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || bytes[3] !== 0) damaged();
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  // Deflate cannot shrink more than 1032 times; a size beyond that is damage, not a reason to ask for memory.
  if (size > bytes.length * 1032) damaged();
  const out = new Uint8Array(size);
  inflate(bytes, 10, out);
  return out;
}
