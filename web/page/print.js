// Sheets for printing: the text view or the answer, with the map above and the sources below.
import { documentNodes, node } from './document.js';
import { sourcesOf } from './details.js';
import { patch } from './patch.js';
import { pictureAddress } from './save.js';

const column = (table, row, id) => row.cells[table.columns.findIndex((each) => each.id === id)]?.text ?? '';

// The files and methods behind some groups of figures, as lists.
function sourceNodes(about, groups) {
  const [files, methods] = sourcesOf(about, groups);
  const items = (texts) => ({ type: 'list', items: texts.map((text) => ({ spans: [{ text }] })) });
  const line = (row) => {
    const [publisher, title, date, licence] = ['publisher', 'title', 'date', 'licence'].map((id) => column(files, row, id));
    return `${publisher}: ${title}${title.includes(date) ? '' : `, ${date}`} (${licence})`;
  };
  return documentNodes({
    blocks: [
      ...(files ? [items(files.rows.map(line))] : []),
      ...(methods ? [items(methods.rows.map((row) => column(methods, row, 'method')))] : []),
    ],
  }, { prefix: 'print-', tools: false, title: false });
}

export class Print {
  // `head` and `foot` frame the page on paper. `get(which)` gives a document, `drawing()` the map, `address()` the link.
  constructor({ head, foot, get, drawing, address }) {
    Object.assign(this, { head, foot, get, drawing, address });
    addEventListener('beforeprint', () => document.body.dataset.print ?? this.#prepare(['answer', 'view']));
    addEventListener('afterprint', () => { delete document.body.dataset.print; });
  }

  // Prints "view" or "answer".
  async sheet(which) {
    document.body.dataset.print = which;
    await this.#prepare([which]);
    window.print();
  }

  #prepare(documents) {
    const groups = [...new Set(documents.flatMap((which) => this.get(which)?.provenance ?? []))];
    patch(this.foot, [node('h2', {}, 'Where these figures come from'), ...sourceNodes(this.get('about'), groups),
      node('p', {}, `This sheet was printed from ${this.address()}`)]);
    this.head.querySelector('h2').textContent = this.get(documents.at(-1))?.title ?? '';
    const drawing = this.drawing();
    const image = this.head.querySelector('img');
    image.hidden = Boolean(drawing.error);
    if (drawing.error) return undefined;
    image.src = pictureAddress(drawing);
    return image.decode().catch(() => { image.hidden = true; });
  }
}
