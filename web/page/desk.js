// The two ways in: Find, with the text beside the map, and Explore, with map and tables over the whole width and the text
// below. Which of them is in the address; a narrow screen has its tabs in any case. And the division between map and panel.
import { phrase } from './say.js';

const kLeast = 10, kMost = 90;  // per cent, as in core/state/extra_keys.h
const kStep = 2, kPage = 10;
// Where the canvas cannot write the language, it has no panel: all is in the text.
const kMapOnly = document.documentElement.dataset.canvas === 'names';

export class Desk {
  #parts;
  #room = matchMedia('(min-width: 56.25rem) and (min-height: 30rem)');  // the switch is hidden without it (desk.css)
  #program = null;
  #explore = false;
  #exploring = false;
  #layout = null;
  #asked = '';

  // `parts`: { ways, questions, search: its field, division, map, canvas, tabs: the element, narrow() }; `apply(action)` changes the state;
  // `changed()` is called when the way has changed on the screen, `laid(map)` with the
  // part of the canvas that the map has, or null.
  constructor(parts, { apply, changed, laid }) {
    this.#parts = parts;
    this.apply = apply;
    this.changed = changed;
    this.laid = laid;
    parts.ways.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) apply(`desk=${button.dataset.desk}`);
    });
    this.#room.addEventListener('change', () => (this.arrange(), changed()));
    this.#listen(parts.division);
    // Where everything lies, for who asks with an event (tests do): the answer is put into its detail.
    parts.canvas.addEventListener('layout', ({ detail }) => Object.assign(detail, this.#program?.layout()));
  }

  // Whether the page is laid out for Explore.
  get exploring() {
    return this.#exploring;
  }

  use(program) {
    this.#program = program;
    this.#parts.ways.hidden = !program || kMapOnly;
    this.place();
  }

  // `way`: the value of "desk" in the address, or null.
  set(way) {
    this.#explore = way === 'explore' && !kMapOnly;
    this.arrange();
  }

  // Puts the page into the way that is asked for and has room.
  arrange() {
    const { ways, questions, search, map, tabs } = this.#parts;
    for (const button of ways.querySelectorAll('button'))
      button.setAttribute('aria-pressed', String((button.dataset.desk === 'explore') === this.#explore));
    const exploring = this.#explore && this.#room.matches && !this.#parts.narrow() && !document.body.classList.contains('no-map');
    if (exploring === this.#exploring) return;
    this.#exploring = exploring;
    document.body.classList.toggle('explore', exploring);
    questions.hidden = !exploring;
    search.placeholder = exploring ? phrase('search_in_short') : '';  // its label has no room there
    // The map comes before the text where it stands above it, for the keyboard and for who hears the page.
    if (exploring) tabs.before(map);
    else document.querySelector('main').append(map);
    scrollTo(0, 0);
    this.changed();
  }

  // Lays the division over the canvas, where that has one.
  place() {
    const { division, canvas } = this.#parts;
    const layout = this.#program && !canvas.hidden && canvas.offsetWidth > 0 ? this.#program.layout() : null;
    this.#layout = layout;
    this.laid(layout && layout.place !== 'full' ? layout.map : null);
    const shown = layout && !layout.narrow && layout.panel.width > 0 && layout.map.width + layout.map.height > 0 && !['full', 'none'].includes(layout.place);
    division.hidden = !shown;
    if (!shown) return;
    const { beside, panel, map } = layout;
    division.setAttribute('aria-orientation', beside ? 'vertical' : 'horizontal');
    const share = beside ? panel.width / (panel.width + map.width) : panel.height / (panel.height + map.height);
    const percent = Math.round(100 * share);
    division.setAttribute('aria-valuenow', String(percent));
    division.setAttribute('aria-valuetext', beside ? phrase('panel_width', { percent }) : phrase('panel_height', { percent }));
    division.style.left = beside ? `${panel.x}px` : '';
    division.style.top = beside ? '' : `${panel.y}px`;
  }

  #ask(percent) {
    const wanted = String(Math.max(kLeast, Math.min(kMost, Math.round(2 * percent) / 2)));
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.apply(`split=${wanted}`);
    this.place();
  }

  #listen(division) {
    division.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      division.setPointerCapture(event.pointerId);
      division.focus({ preventScroll: true });
      event.preventDefault();
      this.#asked = '';
    });
    division.addEventListener('pointermove', (event) => {
      if (!division.hasPointerCapture(event.pointerId) || !this.#layout) return;
      const box = this.#parts.canvas.getBoundingClientRect();
      this.#ask(100 * (this.#layout.beside ? (box.right - event.clientX) / box.width : (box.bottom - event.clientY) / box.height));
    });
    division.addEventListener('dblclick', () => this.#reset());
    division.addEventListener('keydown', (event) => {
      const now = Number(division.getAttribute('aria-valuenow'));
      const beside = this.#layout?.beside;
      // Towards the map the panel grows.
      const to = {
        [beside ? 'ArrowLeft' : 'ArrowUp']: now + kStep, [beside ? 'ArrowRight' : 'ArrowDown']: now - kStep,
        PageUp: now + kPage, PageDown: now - kPage, Home: kLeast, End: kMost,
      }[event.key];
      if (event.key === 'Enter') this.#reset();
      else if (to === undefined) return;
      else {
        this.#asked = '';
        this.#ask(to);
      }
      event.preventDefault();
    });
  }

  // Back to what the page sees fit.
  #reset() {
    this.#asked = '';
    this.apply('split=');
    this.place();
  }
}
