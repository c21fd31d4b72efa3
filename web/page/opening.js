// Opens files of the reader in the program. What could take much memory is tried in a second program first: that of the
// page then neither dies of a file nor keeps the memory that a refused one took, since a program never gives memory back.
import { phrase } from './say.js';

const kTried = 256 * 1024;             // bytes: smaller files cannot take much
const kLongToRead = 8 * 1024 * 1024;   // bytes: reading a larger list of registrations twice would take too long
const kLooked = 4096;

const head = (bytes) => new TextDecoder().decode(bytes.subarray(0, kLooked));
const isOutOfMemory = (error) => error instanceof RangeError || error instanceof WebAssembly.RuntimeError;

function needsTrial(bytes) {
  if (bytes.length <= kTried) return false;
  return bytes.length <= kLongToRead || !/practice.?code|lsoa.?code/i.test(head(bytes));
}

export class Opening {
  #program;
  #parts;  // bytes of the package in use, and of its rest: the second program needs them too

  constructor(program, area) {
    this.#program = program;
    this.#parts = [area];
  }

  // The rest of the package has come.
  addRest(bytes) {
    this.#parts.push(bytes);
  }

  // What came of the file: {ok, partly, title, messages, action, area, example}. Rejects with what ended the program.
  async open(name, bytes) {
    if (needsTrial(bytes)) {
      const refusal = await this.#refusal(name, bytes);
      if (refusal) return refusal;
    }
    const outcome = this.#program.open(name, bytes);
    if (outcome.area) this.#parts = [bytes];
    return outcome;
  }

  #loadInto(second) {
    const [first, rest] = this.#parts;
    second.load(first);
    if (rest) second.loadRest(rest);
  }

  // What a second program says against the file, or null.
  async #refusal(name, bytes) {
    try {
      const second = await this.#program.another();
      if (!head(bytes).includes('pcn-area')) this.#loadInto(second);
      const outcome = second.open(name, bytes);
      return outcome.ok ? null : outcome;
    } catch (error) {
      const why = isOutOfMemory(error) ? phrase('not_enough_memory') : error.message;
      return { ok: false, title: phrase('not_opened', { file: name }), messages: [why, phrase('unchanged')] };
    }
  }
}
