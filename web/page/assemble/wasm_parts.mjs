// The parts of a WebAssembly module: its numbers, and the operands that follow its instructions.
import { operandsOf } from '../columns.js';

export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() { return this.bytes[this.at++]; }
  number() {
    let result = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte();
      result += (byte & 127) * shift;
      if (byte < 128) return result;
    }
  }
  skipNumber() { while (this.byte() >= 128); }
  take(size) {
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}

export function encoded(number) {
  const bytes = [];
  do {
    const more = number >= 128;
    bytes.push((number % 128) + (more ? 128 : 0));
    number = Math.floor(number / 128);
  } while (number > 0);
  return bytes;
}

// Moves the reader behind what follows the instruction `op`. Throws for one that the columns do not know.
export function skipOperands(reader, op) {
  const operands = operandsOf(op);
  if (operands) operands.forEach(() => reader.skipNumber());
  else if (op === 0x43) reader.take(4); // f32.const
  else if (op === 0x44) reader.take(8); // f64.const
  else if (op === 0x0e) for (let left = reader.number() + 1; left > 0; --left) reader.skipNumber(); // br_table
  else if (op === 0xfc) {
    const more = reader.number();
    if (more === 10) reader.take(2); // memory.copy
    else if (more === 11) reader.take(1); // memory.fill
    else if (more > 7) throw new Error(`instruction 0xfc ${more}`);
  } else throw new Error(`instruction 0x${op.toString(16)}`);
}
