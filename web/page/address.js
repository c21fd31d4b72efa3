// Keeps the address fragment and the program's state together.

const kQuiet = new Set(['map', 'split', 'theme']);  // changes that are no step for the back button
const kSameGesture = 1000;                 // ms: further keys pressed on a control belong to one gesture
const kSettle = 250;                       // ms: moving the map writes the address once it rests

function pieces(fragment) {
  return new Map(fragment.split('&').filter((piece) => piece.includes('='))
    .map((piece) => [piece.slice(0, piece.indexOf('=')), piece.slice(piece.indexOf('=') + 1)]));
}

// The keys whose values differ between two fragments.
export function changedKeys(before, after) {
  const [a, b] = [pieces(before), pieces(after)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
}

// The value of a key, or null.
export function valueOf(fragment, key) {
  return pieces(fragment.replace(/^#/, '')).get(key) ?? null;
}

export class Address {
  #current = '';
  #lastKey = null;  // of the change that this gesture made; null: none yet
  #keyTime = 0;
  #timer = 0;
  #restoring = false;

  // `restore(fragment, left)` is called for the first address and whenever back, forward or the reader changes it;
  // `arrive(element)` when the address named a place on the page instead. `where()` tells where on the page the reader is:
  // it is kept with each step that is left, and is `left` when the reader comes back to it.
  constructor(restore, arrive, where = () => null) {
    this.restore = restore;
    this.arrive = arrive;
    this.where = where;
    history.scrollRestoration = 'manual';
    addEventListener('popstate', (event) => this.read(event.state?.left ?? null));
    // A gesture begins with each press, click and key. Only what follows without another is one step for the back button: a
    // slider that is dragged, a key held down, steps that play; and keys one soon after the other on the same control.
    for (const type of ['pointerdown', 'click']) addEventListener(type, () => { this.#lastKey = null; }, { capture: true });
    addEventListener('keydown', (event) => {
      const { target, repeat, timeStamp } = event;
      const onControl = target instanceof Element && target.matches('select, input');
      if (!repeat && !(onControl && timeStamp - this.#keyTime < kSameGesture)) this.#lastKey = null;
      this.#keyTime = onControl ? timeStamp : 0;
    }, { capture: true });
  }

  get fragment() {
    return this.#current;
  }

  read(left = null) {
    clearTimeout(this.#timer);
    this.#lastKey = null;
    this.#restoring = true;
    const fragment = location.hash.slice(1);
    const anchor = fragment.includes('=') ? null : document.getElementById(fragment);  // a place on the page, no state
    try {
      this.restore(anchor ? '' : fragment, left);
    } finally {
      this.#restoring = false;
    }
    this.#write(true);
    if (anchor) this.arrive(anchor);
  }

  // The program's state has become `fragment`. Returns the keys that changed.
  record(fragment) {
    const keys = changedKeys(this.#current, fragment);
    this.#current = fragment;
    if (this.#restoring || keys.length === 0) return keys;
    clearTimeout(this.#timer);
    if (keys.every((key) => kQuiet.has(key))) {
      this.#timer = setTimeout(() => this.#write(true), kSettle);
      return keys;
    }
    const same = keys.length === 1 && keys[0] === this.#lastKey;
    this.#lastKey = keys.length === 1 ? keys[0] : null;
    this.#write(same);
    return keys;
  }

  #write(replace) {
    if (location.hash.slice(1) === this.#current) return;
    const address = this.#current ? `#${this.#current}` : location.pathname + location.search;
    if (replace) {
      history.replaceState(null, '', address);
    } else {
      history.replaceState({ left: this.where() }, '', location.href);
      history.pushState(null, '', address);
    }
  }
}
