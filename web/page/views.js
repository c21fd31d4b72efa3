// The documents of the program on the page: answer card, text view, list, data and glossary. Each is drawn again only
// when its text has changed.
import { documentNodes } from './document.js';
import { patch } from './patch.js';

// Where each document goes: container, id prefix, and whether its title stands there (else the page has one).
const kPlaces = {
  answer: { container: 'answer', prefix: 'answer-' },
  list: { container: 'list', prefix: 'list-' },
  settings: { container: 'settings-text', prefix: 'settings-', title: false },
  menu: { container: 'menu', prefix: 'menu-', title: false },
  view: { container: 'view', prefix: 'view-' },
  map: { container: 'map-words', prefix: 'map-' },
  about: { container: 'about-text', prefix: 'about-', title: false },
  glossary: { container: 'glossary-text', prefix: 'glossary-', title: false },
  accessibility: { container: 'accessibility-text', prefix: 'accessibility-', title: false },
};

export class Views {
  #program;
  #texts = new Map();
  #documents = new Map();
  #orders = new Map();  // table id -> the order that the reader chose

  constructor(program) {
    this.#program = program;
  }

  get(which) {
    return this.#documents.get(which) ?? null;
  }

  text(which) {
    return this.#texts.get(which) ?? '';
  }

  // Draws what has changed; returns the names of those documents.
  refresh() {
    return Object.keys(kPlaces).filter((which) => {
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
    const { container, prefix, level = 2, title = true } = kPlaces[which];
    const content = this.#documents.get(which);
    const element = document.getElementById(container);
    patch(element, documentNodes(content, { level, prefix, title, orders: this.#orders }));
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
