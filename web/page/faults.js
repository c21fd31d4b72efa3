// What can happen to the program while it runs: the browser takes its drawing surface away, or it stops. Each ends in a
// sentence where the map was, and in a way on.
import { phrase } from './say.js';

const kPatience = 5000;  // ms until a drawing surface that was taken away is given up

export class Faults {
  #canvas;
  #placeholder;
  #notices;
  #say;
  #timer = 0;
  #stopped = false;
  #lost = false;

  // `stopped()` is called once, when the program can be asked nothing more; `afterReload()` is a sentence on what is there
  // after the page was loaded again.
  constructor({ canvas, placeholder, notices, say, stopped, afterReload }) {
    this.#canvas = canvas;
    this.#placeholder = placeholder;
    this.#notices = notices;
    this.#say = say;
    Object.assign(this, { stopped, afterReload });
    addEventListener('error', ({ error }) => this.isEnd(error));
    addEventListener('unhandledrejection', ({ reason }) => this.isEnd(reason));
  }

  // Whether the drawing surface is away just now.
  get surfaceLost() {
    return this.#lost;
  }

  get programStopped() {
    return this.#stopped;
  }

  // From the program, or from the canvas before that runs: 'lost' or 'drawn'.
  map(state) {
    if (this.#stopped || (state === 'lost' && this.#lost)) return;
    this.#lost = state === 'lost';
    clearTimeout(this.#timer);
    if (state === 'drawn') {
      this.#placeholder.hidden = true;
      this.#notices.clear('map');
      this.#say(phrase('map_is_back'));
      return;
    }
    this.#cover(phrase('map_lost'));
    this.#timer = setTimeout(() => this.#notices.show('map', phrase('map_not_back'),
      [phrase('map_not_back_more'), this.afterReload()],
      { tone: 'caution', action: { text: phrase('reload'), run: () => location.reload() } }), kPatience);
  }

  // The surface was away before there was anything to draw.
  surfaceBack() {
    clearTimeout(this.#timer);
    this.#lost = false;
    this.#notices.clear('map');
    this.#placeholder.querySelector('p').textContent = phrase('map_will_appear');
  }

  // Whether an error was the end of the program; if so, it is said. `title`: what is said of it, where it is known what was being done.
  isEnd(error, title = phrase('stopped')) {
    if (!(typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError)) return false;
    if (this.#stopped) return true;
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#canvas.hidden = true;
    this.#cover(phrase('map_stopped'));
    this.#notices.show('fault', title,
      [phrase('no_memory_likely'),
        phrase('text_still_there'), this.afterReload()],
      { action: { text: phrase('start_again'), run: () => location.reload() } });
    this.stopped();
    return true;
  }

  #cover(sentence) {
    this.#placeholder.querySelector('p').textContent = sentence;
    this.#placeholder.hidden = false;
    this.#say(sentence);
  }
}
