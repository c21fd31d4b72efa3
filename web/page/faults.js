// What can happen to the program while it runs: the browser takes its drawing surface away, or it stops. Each ends in a
// sentence where the map was, and in a way on.

const kPatience = 5000;  // ms until a drawing surface that was taken away is given up

export class Faults {
  #canvas;
  #placeholder;
  #notices;
  #say;
  #timer = 0;
  #stopped = false;

  // `stopped()` is called once, when the program can be asked nothing more.
  constructor({ canvas, placeholder, notices, say, stopped }) {
    this.#canvas = canvas;
    this.#placeholder = placeholder;
    this.#notices = notices;
    this.#say = say;
    this.stopped = stopped;
    addEventListener('error', ({ error }) => this.isEnd(error));
    addEventListener('unhandledrejection', ({ reason }) => this.isEnd(reason));
  }

  // From the program: 'lost' or 'drawn'.
  map(state) {
    clearTimeout(this.#timer);
    if (state === 'drawn') {
      this.#placeholder.hidden = true;
      this.#notices.clear('map');
      this.#say('The map is back.');
      return;
    }
    this.#cover('The browser needed the memory of the map for something else. The map comes back as soon as it can.');
    this.#timer = setTimeout(() => this.#notices.show('map', 'The map has not come back',
      'Search, answers and tables still work. Reloading the page brings the map back; the address keeps your place.',
      { tone: 'caution', action: { text: 'Reload', run: () => location.reload() } }), kPatience);
  }

  // Whether an error was the end of the program; if so, it is said.
  isEnd(error) {
    if (!(typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError)) return false;
    if (this.#stopped) return true;
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#canvas.hidden = true;
    this.#cover('The map has stopped.');
    this.#notices.show('fault', 'The map and the search have stopped',
      ['Most likely the browser has no memory left for this page; closing other pages may help.',
        'What stands in the text can still be read. Starting again keeps your place, which is in the address.'],
      { action: { text: 'Start again', run: () => location.reload() } });
    this.stopped();
    return true;
  }

  #cover(sentence) {
    this.#placeholder.querySelector('p').textContent = sentence;
    this.#placeholder.hidden = false;
    this.#say(sentence);
  }
}
