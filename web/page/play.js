// Steps through the options of a select by itself: the months and years of the history. Nothing moves unless somebody
// asks for it; who prefers less motion gets one step for each press.
import { phrase } from './say.js';
const kPause = 1600;  // milliseconds to look at each step

export class Player {
  #timer = null;
  #key = '';

  // `find(key)` gives the select of a control as it is on the page now; `reduced()` whether motion is unwanted.
  constructor({ find, reduced, wait = (run, time) => setTimeout(run, time), stop = (timer) => clearTimeout(timer) }) {
    Object.assign(this, { find, reduced, wait, stop });
  }

  get playing() {
    return this.#timer !== null;
  }

  // Starts, or stops what is playing. From the last option it starts again at the first.
  toggle(key) {
    if (this.playing) {
      this.halt();
      return;
    }
    this.#key = key;
    const select = this.find(key);
    if (!select || select.options.length < 2) return;
    this.#show(select, select.selectedIndex === select.options.length - 1 ? 0 : select.selectedIndex + 1);
    if (!this.reduced()) this.#next();
  }

  halt() {
    this.stop(this.#timer);
    this.#timer = null;
    this.#name(phrase('play'));
  }

  #next() {
    queueMicrotask(() => this.playing && this.#name(phrase('stop')));  // after the step has drawn the button anew
    this.#timer = this.wait(() => {
      const select = this.find(this.#key);
      if (!select || select.selectedIndex >= select.options.length - 1) {
        this.halt();
        return;
      }
      this.#show(select, select.selectedIndex + 1);
      this.#next();
    }, kPause);
  }

  // Shows one step.
  go(key, index) {
    this.halt();
    const select = this.find(key);
    if (select?.options[index]) this.#show(select, index);
  }

  #show(select, index) {
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #name(text) {
    const button = this.find(this.#key)?.closest('.control')?.querySelector('[data-play]');
    if (button) button.textContent = text;
  }
}

// On the page: buttons with data-play and sliders with data-steps, one player for all of them. Returns what the canvas
// calls for its own button.
export function listenToPlay(root) {
  const player = new Player({
    find: (key) => root.querySelector(`.control [data-play="${key}"]`)?.closest('.control').querySelector('select'),
    reduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-play]');
    if (button) player.toggle(button.dataset.play);
    else if (player.playing && !event.target.closest('canvas')) player.halt();  // a drawn button tells by itself
  });
  root.addEventListener('input', (event) => {
    const key = event.target.dataset?.steps;
    if (key) player.go(key, Number(event.target.value));
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && player.playing) player.halt();
  });
  return (key) => player.toggle(key);
}
