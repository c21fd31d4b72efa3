// Sheets for printing: the text view, the answer or a report of several views, with the map above and the sources below; and a
// drawing alone.
import { documentNodes, node } from './document.js';
import { sourcesOf } from './details.js';
import { drawingElement } from './drawing.js';
import { patch } from './patch.js';
import { phrase } from './say.js';

// A sheet that goes from hand to hand names no path of somebody's disk.
export function printedFrom(address, fragment) {
  if (location.protocol !== 'file:') return phrase('printed_from', { address });
  return fragment ? phrase('printed_from_disk', { fragment }) : phrase('printed_from_disk_first');
}

const column = (table, row, id) => row.cells[table.columns.findIndex((each) => each.id === id)]?.text ?? '';

// The files and methods behind some groups of figures, as lists.
function sourceNodes(about, groups) {
  const [files, methods] = sourcesOf(about, groups);
  const items = (texts) => ({ type: 'list', items: texts.map((text) => ({ spans: [{ text }] })) });
  const line = (row) => {
    const [publisher, title, date, licence] = ['publisher', 'title', 'date', 'licence'].map((id) => column(files, row, id));
    return title.includes(date) ? phrase('source_line', { licence, publisher, title }) : phrase('source_line_of', { day: date, licence, publisher, title });
  };
  return documentNodes({
    blocks: [
      ...(files ? [items(files.rows.map(line))] : []),
      ...(methods ? [items(methods.rows.map((row) => column(methods, row, 'method')))] : []),
    ],
  }, { prefix: 'print-', tools: false, title: false });
}

export class Print {
  // `head`, `report` and `foot` frame the page on paper. `get(which)` gives a document on the page, `make(which)` any of the
  // program, `exported(id)` a file of the program, `from()` a sentence that says where the sheet was printed from.
  constructor({ head, report, foot, get, make, exported, from }) {
    Object.assign(this, { head, report, foot, get, make, exported, from });
    addEventListener('beforeprint', () => document.body.dataset.print ?? this.#prepare(['answer', 'view'].map(get)));
    addEventListener('afterprint', () => {
      delete document.body.dataset.print;
      this.#clear();
    });
  }

  // Prints "view" or "answer".
  sheet(which) {
    this.#begin(which);
    this.#prepare([this.get(which)]);
    window.print();
  }

  // Prints all of several views, one after another.
  reportOn(title, views) {
    this.#begin('report');
    const documents = views.map((view) => this.make(view));
    this.#prepare(documents, title);
    patch(this.report, documents.flatMap((each) => documentNodes(each, { prefix: `report-${each.id}-`, tools: false })));
    for (const { id, blocks } of documents) {
      for (const chart of blocks.filter(({ type }) => type === 'chart'))
        this.#draw(this.report.querySelector(`[data-key="report-${id}-chart-${chart.id}"]`), `${chart.id}:bare:in-${id}`);
    }
    window.print();
  }

  // Prints a drawing on a page of its own.
  drawing(text) {
    this.#begin('brief');
    this.head.append(drawingElement(text));
    window.print();
  }

  #begin(what) {
    document.body.dataset.print = what;
    this.#clear();
  }

  // All of it at once: the browser takes its picture of the page right after "beforeprint". An image would still be loading.
  #prepare(documents, title = documents.at(-1)?.title ?? '') {
    const about = this.get('about');
    if (!about) return;  // nothing has loaded yet: the page as it was sent
    const groups = [...new Set(documents.flatMap((each) => each?.provenance ?? []))];
    patch(this.foot, [node('h2', {}, phrase('where_from')), ...sourceNodes(about, groups),
      node('p', {}, this.from())]);
    this.head.querySelector('h2').textContent = title;
    this.#clear();
    for (const button of document.querySelectorAll('.chart [data-chart]')) this.#draw(button.closest('.chart'), `${button.dataset.chart}:bare`);
    const drawing = this.exported('svg:map:light');
    if (drawing.error) return;
    const map = drawingElement(drawing.text);
    map.setAttribute('preserveAspectRatio', 'xMinYMin');
    this.head.append(map);
  }

  #draw(figure, what) {
    const picture = this.exported(`svg:chart:${what}`);
    if (picture.error) return;
    const chart = drawingElement(picture.text);
    chart.setAttribute('class', 'printed-chart');
    figure.append(chart);
  }

  #clear() {
    this.head.querySelector('svg')?.remove();
    this.report.replaceChildren();
    for (const chart of document.querySelectorAll('.printed-chart')) chart.remove();
  }
}
