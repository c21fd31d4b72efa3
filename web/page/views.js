// The documents of the program on the page: answer card, text view, list and data. Each is drawn again only
// when its text has changed.
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
  #texts = new Map();
  #documents = new Map();
  #orders = new Map();  // table id -> the order that the reader chose
  #timer = 0;

  constructor(program) {
    this.#program = program;
    kRail.addEventListener('change', () => this.#documents.has('groups') && this.#draw('groups'));
  }

  get(which) {
    if (kPlaces[which].late) this.settle();
    return this.#documents.get(which) ?? null;
  }

  // Whether the reader put tables in an order that the address does not hold.
  get ordered() {
    return this.#orders.size > 0;
  }

  text(which) {
    return this.#texts.get(which) ?? '';
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
    return Object.keys(kPlaces).filter((which) => {
      if (Boolean(kPlaces[which].late) !== late) return false;
      const text = this.#program.documentText(which);
      if (text === this.#texts.get(which)) return false;
      const document = JSON.parse(text);
      this.#texts.set(which, text);
      this.#documents.set(which, document);
      this.#draw(which);
      return true;
    });
  }

  #draw(which) {
    const { container, prefix, level = 2, title = true, nodes } = kPlaces[which];
    const content = this.#documents.get(which);
    const element = document.getElementById(container);
    patch(element, nodes ? nodes(content) : documentNodes(content, { level, prefix, title, orders: this.#orders }));
    if (container === 'map-words') element.hidden = !content.title;
  }

  // Sorts a table by a column; by the same column again: the other way round. The order of a table of the view is part
  // of the state (`ask(action)` puts it there); any other is kept here. Returns what to announce.
  sort(tableId, columnId, ask) {
    const find = (which) => this.#documents.get(which)?.blocks.find((block) => block.type === 'table' && block.id === tableId);
    const which = [...this.#documents.keys()].find(find);
    if (!which) return '';
    const table = find(which);
    const now = this.#orders.get(tableId) ?? { column: table.sorted_by, descending: table.descending ?? false };
    const column = table.columns.find(({ id }) => id === columnId);
    const descending = now.column === columnId ? !now.descending : Boolean(column.numeric);
    if (which === 'view') {
      ask(`sort=${descending ? '-' : ''}${columnId}`);
      this.refresh();
    }
    const outcome = find(which);
    if (outcome?.sorted_by === columnId && (outcome.descending ?? false) === descending) {
      this.#orders.delete(tableId);
    } else {
      this.#orders.set(tableId, { column: columnId, descending });
    }
    this.#draw(which);
    return `Sorted by ${column.title}, ${descending ? 'descending' : 'ascending'}`;
  }
}
