// Charts and briefs in "Save or share": which chart and table, title and note as the reader wants them, for a slide or a page.
import { node } from './document.js';
import { paint, save, saveBlob, toPng } from './save.js';
import { phrase } from './say.js';

const kPrefix = 'svg:chart:';
const kTable = 'csv:';
const kNone = '-';
export const kBrief = 'Brief';
const wordsOf = (brief) => (brief ? [phrase('brief_title'), phrase('brief_preview'), 'print', phrase('print'), phrase('print_detail')]
  : [phrase('chart_title'), phrase('chart_preview'), 'csv', phrase('its_figures'), 'CSV']);
const kIds = { Charts: 'chart', Brief: 'brief' };  // what the ids of its fields begin with

const chartsOf = (offers) => offers.filter(({ id }) => id.startsWith(kPrefix));

// `group`: of charts, or the brief with a table and the map.
export function chartSection(group, offers) {
  const brief = group === kBrief;
  const [heading, preview, ...last] = wordsOf(brief);
  const name = kIds[group];
  const id = (part) => `${name}-${part}`;
  const field = (part, label, input) => node('div', { class: 'chart-field' }, node('label', { for: id(part) }, label), input);
  const select = (part, label, options) => field(part, label, node('select', { id: id(part) },
    options.map(([value, title]) => node('option', { value, 'data-key': value }, title))));
  const text = (part, label, longest) => field(part, label, node('input', { id: id(part), type: 'text', maxlength: longest, autocomplete: 'off' }));
  const tables = offers.filter(({ group: of, from }) => of === 'Tables' && from === 'view');
  const choices = (prefix, all, none) => [...all.map((each) => [each.id.slice(prefix.length), each.title]), ...(brief ? [[kNone, none]] : [])];
  return node('section', { class: 'take take-charts', 'data-key': group },
    node('h3', { id: `take-${group}` }, heading),
    select('which', phrase('chart'), choices(kPrefix, chartsOf(offers), phrase('no_chart'))),
    brief ? select('table', phrase('table'), choices(kTable, tables, phrase('no_table'))) : null,
    text('title', phrase('title_field'), '300'), text('note', brief ? phrase('note_below_title') : phrase('note_below_chart'), '600'),
    brief ? null : select('size', phrase('size'), [['slide', phrase('size_slide')], ['page', phrase('size_page')]]),
    node('canvas', { id: id('preview'), role: 'img', 'aria-label': preview }),
    node('ul', { 'aria-labelledby': `take-${group}` },
      [['svg', phrase('svg_drawing'), phrase('svg_detail')], ['png', phrase('png_picture'), phrase('png_detail')], last].map(([way, label, detail]) => node('li', { 'data-key': way },
        node('button', { type: 'button', [`data-${name}-take`]: way }, node('span', { class: 'label' }, label), ' ', node('span', { class: 'detail' }, detail))))));
}

export class ChartSheet {
  #dialog;
  #group;
  #name;
  #charts = [];
  #brief = null;
  #due = 0;
  #watch = null;

  // `exported(id)` gives a file of the program; `tell(text)` says what was done; `print(drawing)` prints one.
  constructor(dialog, group, { exported, tell, print }) {
    this.#dialog = dialog;
    this.#group = group;
    this.#name = kIds[group];
    Object.assign(this, { exported, tell, print });
    dialog.addEventListener('click', (event) => {
      const way = event.target.closest(`[data-${this.#name}-take]`)?.getAttribute(`data-${this.#name}-take`);
      if (way) this.#take(way);
    });
    dialog.addEventListener('input', (event) => {
      if (event.target.id === `${this.#name}-which`) this.#fill();
      if (event.target.id.startsWith(`${this.#name}-`)) this.#draw(250);
    });
  }

  #part(name) {
    return this.#dialog.querySelector(`#${this.#name}-${name}`);
  }

  // Of all offers, at the chart with this id if it is among them.
  open(offers, chart) {
    this.#charts = chartsOf(offers);
    this.#brief = offers.find(({ group }) => group === kBrief);
    if (!this.#part('which')) return;
    const at = this.#charts.findIndex(({ id }) => id === kPrefix + chart);
    this.#part('which').selectedIndex = Math.max(at, 0);
    this.#fill();
    // Drawn when it comes into sight.
    this.#watch?.disconnect();
    this.#watch = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && this.#draw(0));
    this.#watch.observe(this.#part('preview'));
    if (at < 0) return;
    this.#dialog.querySelector('.take-charts[data-key=Charts]').scrollIntoView();
    this.#part('title').focus({ preventScroll: true });
  }

  #fill() {
    const { title, detail } = this.#charts[this.#part('which').selectedIndex] ?? this.#brief;
    this.#part('title').value = title;
    this.#part('note').value = detail;
  }

  #drawing() {
    const line = (name) => this.#part(name).value.replaceAll(/\s+/g, ' ').trim();
    const which = this.#part('which').value;
    const what = this.#group === kBrief ? `svg:brief:${which}:${this.#part('table').value}` : `${kPrefix}${which}:${this.#part('size').value}`;
    return this.exported(`${what}\ntitle=${line('title')}\nnote=${line('note')}`);
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
      if (way === 'print') {
        this.print(file.text);
        return;
      }
      const picture = way === 'png' ? await toPng(file, 2) : null;
      if (picture) saveBlob(picture.name, picture.blob);
      else save(file);
      this.tell(phrase('saved_as', { file: (picture ?? file).name }));
    } catch (error) {
      this.tell(`${this.#group === kBrief ? phrase('brief_not_saved') : phrase('chart_not_saved')} ${error.message}`);
    }
  }
}
