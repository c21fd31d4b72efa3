// The parts of a WebAssembly module: its numbers, and the operands that follow its instructions.
import { operandsOf, otherOperands } from '../columns.js';

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

// Reads what follows the instruction `op`: `number(column)` and `take(column, bytes)` are told of each part in turn.
// Throws for an instruction that the columns do not know.
export function readOperands(op, number, take) {
  const operands = operandsOf(op);
  if (operands) operands.forEach(number);
  else if (!otherOperands(op, number, take)) throw new Error(`instruction 0x${op.toString(16)}`);
}
