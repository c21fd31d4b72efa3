// Sheets for printing: the text view or the answer, with the map above and the sources below.
import { documentNodes, node } from './document.js';
import { sourcesOf } from './details.js';
import { drawingElement } from './drawing.js';
import { patch } from './patch.js';

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
  // `head` and `foot` frame the page on paper. `get(which)` gives a document, `exported(id)` a file of the program,
  // `address()` the link.
  constructor({ head, foot, get, exported, address }) {
    Object.assign(this, { head, foot, get, exported, address });
    addEventListener('beforeprint', () => document.body.dataset.print ?? this.#prepare(['answer', 'view']));
    addEventListener('afterprint', () => {
      delete document.body.dataset.print;
      head.querySelector('svg')?.remove();
      this.#removeCharts();
    });
  }

  // Prints "view" or "answer".
  sheet(which) {
    document.body.dataset.print = which;
    this.#prepare([which]);
    window.print();
  }

  // All of it at once: the browser takes its picture of the page right after "beforeprint". An image would still be loading.
  #prepare(documents) {
    const about = this.get('about');
    if (!about) return;  // nothing has loaded yet: the page as it was sent
    const groups = [...new Set(documents.flatMap((which) => this.get(which)?.provenance ?? []))];
    patch(this.foot, [node('h2', {}, 'Where these figures come from'), ...sourceNodes(about, groups),
      node('p', {}, `This sheet was printed from ${this.address()}`)]);
    this.head.querySelector('h2').textContent = this.get(documents.at(-1))?.title ?? '';
    this.head.querySelector('svg')?.remove();
    this.#removeCharts();
    for (const button of document.querySelectorAll('.chart [data-chart]')) {
      const picture = this.exported(`svg:chart:${button.dataset.chart}:bare`);
      if (picture.error) continue;
      const chart = drawingElement(picture.text);
      chart.setAttribute('class', 'printed-chart');
      button.closest('.chart').append(chart);
    }
    const drawing = this.exported('svg:map:light');
    if (drawing.error) return;
    const map = drawingElement(drawing.text);
    map.setAttribute('preserveAspectRatio', 'xMinYMin');
    this.head.append(map);
  }

  #removeCharts() {
    for (const chart of document.querySelectorAll('.printed-chart')) chart.remove();
  }
}
