// The documents of the program on the page: answer card, text view, list and data. Each is asked for again only
// when the program says that it has changed.
import { documentNodes } from './document.js';
import { patch } from './patch.js';
import { questionNodes } from './questions.js';

// Where each document goes: container, id prefix, and whether its title stands there (else the page has one). Those that
// are `late` come after the others: they are long, and stand farther down or in another tab.
const kRail = matchMedia('(min-width: 100rem)');  // as in style.css
const kPlaces = {
  answer: { container: 'answer', prefix: 'answer-' },
  list: { container: 'list', prefix: 'list-' },
  settings: { container: 'settings-text', prefix: 'settings-', title: false },
  groups: { container: 'questions-list', nodes: (content) => questionNodes(content, { rail: kRail.matches }) },
  menu: { container: 'menu', prefix: 'menu-', title: false },
  view: { container: 'view', prefix: 'view-' },
  map: { container: 'map-words', prefix: 'map-', late: true },
  about: { container: 'about-text', prefix: 'about-', title: false, late: true },
};

export class Views {
  #program;
  #due = new Set(Object.keys(kPlaces));  // documents that are others than on the page
  #documents = new Map();
  #timer = 0;

  constructor(program) {
    this.#program = program;
    kRail.addEventListener('change', () => this.#documents.has('groups') && this.#draw('groups'));
  }

  get(which) {
    if (kPlaces[which].late) this.settle();
    return this.#documents.get(which) ?? null;
  }

  // The program says that these have changed.
  expect(names) {
    for (const name of names) this.#due.add(name);
  }

  // Draws what has changed, the late documents soon after; returns the names of the others.
  refresh() {
    this.stop();
    this.#timer = setTimeout(() => this.settle());
    return this.#refresh(false);
  }

  // Draws the late documents now, if they are still to come.
  settle() {
    if (this.#timer === 0) return;
    this.stop();
    this.#refresh(true);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #refresh(late) {
    const names = Object.keys(kPlaces).filter((which) => Boolean(kPlaces[which].late) === late && this.#due.delete(which));
    for (const which of names) {
      this.#documents.set(which, this.#program.document(which));
      this.#draw(which);
    }
    return names;
  }

  #draw(which) {
    const { container, prefix, level = 2, title = true, nodes } = kPlaces[which];
    const content = this.#documents.get(which);
    const element = document.getElementById(container);
    patch(element, nodes ? nodes(content) : documentNodes(content, { level, prefix, title }));
    if (container === 'map-words') element.hidden = !content.title;
  }
}
