// "Loading: 312 of 640 kB", from the bytes of several files together.
import { numberText, phrase } from './say.js';

const kOneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const inWords = (bytes) => (bytes < 1e6 ? phrase('kilobytes', { bytes: Math.round(bytes / 1e3) })
  : phrase('megabytes', { bytes: numberText(bytes / 1e6, kOneDigit) }));

export class Progress {
  #region;
  #bar;
  #label;
  #expected;
  #counts = [];

  // `expected`: bytes of all files, as known when the page was built.
  constructor(region, bar, label, expected) {
    this.#region = region;
    this.#bar = bar;
    this.#label = label;
    this.#expected = expected;
    region.hidden = false;
    this.#draw();
  }

  // A function that takes the count of one more file.
  counter() {
    const index = this.#counts.push(0) - 1;
    return (bytes) => {
      this.#counts[index] = bytes;
      this.#draw();
    };
  }

  done() {
    this.#region.hidden = true;
  }

  #draw() {
    const received = this.#counts.reduce((sum, count) => sum + count, 0);
    const expected = Math.max(this.#expected, received);
    this.#bar.max = expected || 1;
    this.#bar.value = received;
    this.#label.textContent = phrase('loading_so_far', { expected: inWords(expected), received: inWords(received) });
  }
}
