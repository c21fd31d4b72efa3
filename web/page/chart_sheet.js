// Charts in "Save or share": which one, its title and note as the reader wants them, for a slide or a page.
import { node } from './document.js';
import { paint, save, saveBlob, toPng } from './save.js';

const kPrefix = 'svg:chart:';
const kWays = [['svg', 'SVG drawing', 'sharp at any size'], ['png', 'PNG picture', '2 pixels for each unit'], ['csv', 'Its figures', 'CSV']];

export function chartSection(offers) {
  const field = (id, label, input) => node('div', { class: 'chart-field' }, node('label', { for: id }, label), input);
  return node('section', { class: 'take take-charts', 'data-key': 'Charts' },
    node('h3', { id: 'take-charts' }, 'A chart for a slide or a paper'),
    field('chart-which', 'Chart', node('select', { id: 'chart-which' },
      offers.map(({ id, title }) => node('option', { value: id.slice(kPrefix.length), 'data-key': id }, title)))),
    field('chart-title', 'Title', node('input', { id: 'chart-title', type: 'text', maxlength: '300', autocomplete: 'off' })),
    field('chart-note', 'Note below the chart', node('input', { id: 'chart-note', type: 'text', maxlength: '600', autocomplete: 'off' })),
    field('chart-size', 'Size', node('select', { id: 'chart-size' },
      node('option', { value: 'slide' }, 'Slide, 16 to 9'), node('option', { value: 'page' }, 'Page, as wide as A4'))),
    node('canvas', { id: 'chart-preview', role: 'img', 'aria-label': 'Preview of the picture of the chart' }),
    node('ul', { 'aria-labelledby': 'take-charts' }, kWays.map(([way, label, detail]) => node('li', { 'data-key': way },
      node('button', { type: 'button', 'data-chart-take': way }, node('span', { class: 'label' }, label), ' ', node('span', { class: 'detail' }, detail))))));
}

export class ChartSheet {
  #dialog;
  #offers = [];
  #due = 0;

  // `exported(id)` gives a file of the program; `tell(text)` says what was done.
  constructor(dialog, { exported, tell }) {
    this.#dialog = dialog;
    Object.assign(this, { exported, tell });
    dialog.addEventListener('click', (event) => {
      const way = event.target.closest('[data-chart-take]')?.dataset.chartTake;
      if (way) this.#take(way);
    });
    dialog.addEventListener('input', (event) => {
      if (event.target.id === 'chart-which') this.#fill();
      if (event.target.id.startsWith('chart-')) this.#draw(250);
    });
  }

  #part(name) {
    return this.#dialog.querySelector(`#chart-${name}`);
  }

  // Of all offers, at the chart with this id if it is among them.
  open(offers, chart) {
    this.#offers = offers.filter(({ id }) => id.startsWith(kPrefix));
    if (this.#offers.length === 0) return;
    const at = this.#offers.findIndex(({ id }) => id === kPrefix + chart);
    this.#part('which').selectedIndex = Math.max(at, 0);
    this.#fill();
    this.#draw(0);
    if (at < 0) return;
    this.#dialog.querySelector('.take-charts').scrollIntoView();
    this.#part('title').focus({ preventScroll: true });
  }

  #fill() {
    const { title, detail } = this.#offers[this.#part('which').selectedIndex];
    this.#part('title').value = title;
    this.#part('note').value = detail;
  }

  #drawing() {
    const line = (name) => this.#part(name).value.replaceAll(/\s+/g, ' ').trim();
    return this.exported(`${kPrefix}${this.#part('which').value}:${this.#part('size').value}\ntitle=${line('title')}\nnote=${line('note')}`);
  }

  #draw(wait) {
    clearTimeout(this.#due);
    this.#due = setTimeout(async () => {
      if (!this.#dialog.open) return;
      const preview = this.#part('preview');
      const drawing = this.#drawing();
      preview.hidden = Boolean(drawing.error);
      if (!drawing.error) await paint(drawing, 1, preview).catch(() => { preview.hidden = true; });
      preview.dataset.drawn = this.#part('which').value;
    }, wait);
  }

  async #take(way) {
    try {
      const file = way === 'csv' ? this.exported(`csv:chart:${this.#part('which').value}`) : this.#drawing();
      if (file.error) throw new Error(file.error);
      const picture = way === 'png' ? await toPng(file, 2) : null;
      if (picture) saveBlob(picture.name, picture.blob);
      else save(file);
      this.tell(`Saved as ${(picture ?? file).name}.`);
    } catch (error) {
      this.tell(`The chart could not be saved. ${error.message}`);
    }
  }
}
