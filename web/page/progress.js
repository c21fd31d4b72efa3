// "Loading: 312 of 640 kB", from the bytes of several files together.

const inWords = (bytes) => (bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

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
    this.#label.textContent = `Loading the map and the search: ${inWords(received)} of ${inWords(expected)}`;
  }
}
