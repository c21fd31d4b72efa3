// "Save or share": what can be taken away from what is shown. The program says what there is.
import { ChartSheet, chartSection, kBrief } from './chart_sheet.js';
import { node } from './document.js';
import { patch } from './patch.js';
import { paint, save, saveBlob, toPng } from './save.js';
import { phrase } from './say.js';

const headings = () => ({ Map: phrase('map_as_picture'), Print: phrase('sheet_to_print'), Tables: phrase('tables_for_spreadsheet'), Data: phrase('data_for_programs') });

const kBook = 'xlsx:';  // a table as a workbook: a second button beside it

// Offers by group, in the order in which the groups first come.
function grouped(offers) {
  const groups = new Map();
  for (const offer of offers) groups.set(offer.group, [...groups.get(offer.group) ?? [], offer]);
  return [...groups];
}

function offerNodes(offers) {
  return grouped(offers).map(([group, entries]) => group === 'Charts' || group === 'Brief' ? chartSection(group, offers) : node('section', { class: `take take-${group.toLowerCase()}`, 'data-key': group },
    node('h3', { id: `take-${group}` }, headings()[group] ?? group),
    group === 'Map' ? node('canvas', { id: 'share-preview', role: 'img', 'aria-label': phrase('map_preview') }) : null,
    node('ul', { 'aria-labelledby': `take-${group}` }, entries.filter(({ id }) => !id.startsWith(kBook)).map(({ id, title, detail }) => node('li', { 'data-key': id },
      node('button', { type: 'button', 'data-take': id }, node('span', { class: 'label' }, title), ' ', node('span', { class: 'detail' }, detail)),
      ...entries.filter((each) => each.id !== id && each.id === id.replace('csv:', kBook)).map((book) =>
        node('button', { type: 'button', 'data-take': book.id, 'aria-label': `${title}, ${book.detail}` }, 'XLSX')))))));
}

// What a link opens, and what it leaves out. `missing`: sentences on what only this reader has; `postcode`: one that stands in
// it.
export function linkSays({ protocol, missing, postcode }) {
  return [
    protocol === 'file:' ? phrase('link_is_a_path')
      : phrase('link_opens'),
    ...missing,
    phrase('link_leaves_widths'),
    ...(postcode ? [phrase('link_holds_postcode', { postcode })] : []),
  ];
}

export class Share {
  #dialog;
  #offers = [];

  // `dialog` holds #share-link (an input), #share-copy, #share-says, #share-state and #share-list. `exported(id)` gives a file
  // of the program, `address()` the link, `says()` sentences on what the link opens and what it leaves out, `print` prints.
  constructor(dialog, { exported, address, says, print }) {
    this.#dialog = dialog;
    Object.assign(this, { exported, address, says, print });
    dialog.addEventListener('click', (event) => {
      const id = event.target.closest('[data-take]')?.dataset.take;
      if (id) this.#take(id);
      else if (event.target === dialog) dialog.close();  // the ground around it
    });
    const sheet = (group) => new ChartSheet(dialog, group, { exported, tell: (text) => this.#tell(text), print: (drawing) => this.#print(() => print.drawing(drawing)) });
    this.charts = sheet('Charts');
    this.brief = sheet(kBrief);
    this.#part('copy').addEventListener('click', () => this.#copy());
    this.#part('link').addEventListener('focus', (event) => event.target.select());
  }

  #part(name) {
    return this.#dialog.querySelector(`#share-${name}`);
  }

  // With the id of a chart, at that chart.
  open(chart = '') {
    if (this.#dialog.open) return;
    this.#offers = JSON.parse(this.exported('list').text);
    this.#part('link').value = this.address();
    patch(this.#part('says'), this.says().map((sentence) => node('p', {}, sentence)));
    this.#tell('');
    patch(this.#part('list'), offerNodes(this.#offers));
    this.#dialog.showModal();
    this.#dialog.scrollTop = 0;
    this.charts.open(this.#offers, chart);
    this.brief.open(this.#offers);
    // Drawn once the menu is there, since it takes a moment.
    requestAnimationFrame(() => setTimeout(() => this.#dialog.open && this.#drawPreview()));
  }

  async #drawPreview() {
    const drawing = this.exported('svg:map');
    const preview = this.#part('preview');
    preview.hidden = Boolean(drawing.error);
    if (!drawing.error) await paint(drawing, 1, preview).catch(() => { preview.hidden = true; });
    preview.dataset.drawn = 'true';
  }

  #print(run) {
    this.#dialog.close();
    run();
  }

  #tell(text) {
    this.#part('state').textContent = text;
  }

  async #take(id) {
    const { from, scale, title } = this.#offers.find((offer) => offer.id === id);
    if (id.startsWith('print:')) {
      this.#print(() => from ? this.print.reportOn(title, from.split(' ')) : this.print.sheet(id.slice('print:'.length)));
      return;
    }
    const file = this.exported(scale ? from : id);
    try {
      if (file.error) throw new Error(file.error);
      if (scale) {
        const { name, blob } = await toPng(file, scale);
        saveBlob(name, blob);
        this.#tell(phrase('saved_as', { file: name }));
      } else {
        save(file);
        this.#tell(phrase('saved_as', { file: file.name }));
      }
    } catch (error) {
      this.#tell(`${phrase('not_saved', { what: title })} ${error.message}`);
    }
  }

  async #copy() {
    const field = this.#part('link');
    let copied = false;
    try {
      await navigator.clipboard.writeText(field.value);
      copied = true;
    } catch {  // not allowed, or no secure place such as a file
      field.focus();
      field.select();
      copied = document.execCommand('copy');
    }
    this.#tell(copied ? phrase('link_copied') : phrase('link_marked'));
  }
}
