// The canvas's drawing context, and its place on the page: its size and density, told to the program whenever they change;
// and its text, for the clipboard.
import { phrase } from './say.js';

// Opens the context that the program will draw with: it finds it there. This waits for the graphics card, so it is done
// while other threads compile the program. Without WebGL 2 nothing happens; the program says so.
// `lost()` is called when the browser takes the context away, which may be before the program listens (it comes back only if
// its going is prevented), `back()` when it is there again.
export function openDrawing(canvas, { lost, back }) {
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    lost();
  });
  canvas.addEventListener('webglcontextrestored', back);
  canvas.getContext('webgl2', {
    alpha: false, depth: false, stencil: false,
    antialias: false,  // lines and text smooth their own edges
  });
}

export class CanvasPlace {
  #canvas;
  #program = null;
  #density = null;

  // `told()` is called after the program has been told.
  constructor(canvas, told = () => {}) {
    this.#canvas = canvas;
    this.told = told;
    new ResizeObserver(() => this.tell()).observe(canvas);
    this.#watchDensity();
  }

  use(program) {
    this.#program = program;
    this.tell();
  }

  tell() {
    const { width, height } = this.#canvas.getBoundingClientRect();
    if (this.#program && width > 0 && height > 0) this.#program.resize(width, height, devicePixelRatio);
    this.told();
  }

  #watchDensity() {
    this.#density?.removeEventListener('change', this.#densityChanged);
    this.#density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density.addEventListener('change', this.#densityChanged);
  }

  #densityChanged = () => {
    this.#watchDensity();
    this.tell();
  };
}

// Copies text of the canvas while that has the focus: what is chosen in its panel, or all of the panel after Ctrl+A.
export function listenToCopy(canvas, { copied, say }) {
  let all = false;
  const calm = () => { all = false; };
  canvas.addEventListener('keydown', (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Control' || event.key === 'Meta' || (command && event.key.toLowerCase() === 'c')) return;
    all = command && event.key.toLowerCase() === 'a';
    if (!all) return;
    event.preventDefault();  // else the rest of the page would be chosen
    say(phrase('panel_chosen'));
  });
  for (const kind of ['pointerdown', 'blur']) canvas.addEventListener(kind, calm);
  document.addEventListener('copy', (event) => {
    if (document.activeElement !== canvas || !getSelection().isCollapsed) return;
    const text = copied(all);
    if (!text) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    const lines = text.trimEnd().split('\n');
    say(lines.length === 1 ? phrase('copied', { text: lines[0].replaceAll('\t', ', ') }) : phrase('copied_lines', { lines: lines.length }));
  });
}
