// A field of the page that stands over one of the canvas while it is edited, so that choosing, clipboard, undo, input methods,
// touch keyboards and screen readers work as in any field. Return and leaving it hand the text to the program, Escape does
// not.
export class CanvasField {
  #canvas;
  #enter;
  #tell;
  #input = null;
  #key = '';

  // `enter(text, keep)` hands the text to the program: {messages, taken}; `tell(messages)` says why it was not taken;
  // `live(key)` gives what is to be called with the text at each change, or nothing.
  constructor(canvas, { enter, tell, live = () => null }) {
    this.#canvas = canvas;
    this.#enter = enter;
    this.#tell = tell;
    this.live = live;
  }

  // The field of the canvas as the program tells it, or null: it is out of sight.
  show(field) {
    if (!field) {
      this.#leave();
      return;
    }
    if (this.#key !== field.key) {
      this.#leave();
      this.#open(field);
    }
    Object.assign(this.#input.style, {
      left: `${field.x}px`, top: `${field.y}px`, width: `${field.width}px`, height: `${field.height}px`,
    });
  }

  #open({ key, label, kind, text, unit, help }) {
    const input = document.createElement('input');
    input.className = 'canvas-field';
    input.type = kind === 'date' ? 'date' : 'text';
    input.inputMode = kind === 'number' ? 'decimal' : '';
    input.autocomplete = 'off';
    input.value = text;
    input.setAttribute('aria-label', unit ? `${label} (${unit})` : label);
    if (help) input.setAttribute('aria-description', help);
    this.#key = key;
    this.#input = input;
    const follow = this.live(key);
    if (follow) input.addEventListener('input', () => follow(input.value));
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') this.#finish();
      else if (event.key === 'Escape') {
        follow?.(text);
        this.#close(true);
      }
      else return;
      event.preventDefault();
    });
    input.addEventListener('blur', () => this.#leave());
    this.#canvas.after(input);
    input.focus({ preventScroll: true });
    input.select();
  }

  // By Return: what cannot be taken stays to be put right.
  #finish() {
    const { messages, taken } = this.#enter(this.#input.value, true);
    this.#tell(messages);
    if (taken) this.#close(true, true);
    else this.#input.setAttribute('aria-invalid', 'true');
  }

  // By going elsewhere.
  #leave() {
    if (!this.#input) return;
    const { messages, taken } = this.#enter(this.#input.value, true);
    this.#tell(messages);
    this.#close(false, taken);
  }

  #close(back, ended = false) {
    const input = this.#input;
    if (!input) return;
    this.#input = null;  // before it goes, which takes the focus from it
    this.#key = '';
    if (!ended) this.#enter('', false);
    input.remove();
    if (back) this.#canvas.focus({ preventScroll: true });
  }
}
