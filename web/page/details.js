// The dialog that explains a word or names the sources of a figure. Its texts are parts of the glossary and of the
// document about the data.
import { documentNodes } from './document.js';
import { patch } from './patch.js';

// The definition of a term: what follows the heading that carries its id, up to the next heading.
function definition(blocks, id) {
  const start = blocks.findIndex((block) => block.type === 'heading' && block.glossary === id);
  if (start < 0) return null;
  const length = blocks.slice(start + 1).findIndex((block) => block.type === 'heading');
  return { title: blocks[start].text, blocks: blocks.slice(start + 1, length < 0 ? undefined : start + 1 + length) };
}

const tableOf = (document, id) => document?.blocks.find((block) => block.type === 'table' && block.id === id);

// The files behind some groups of figures, then what was done with them: up to two tables.
export function sourcesOf(about, groups) {
  const [methods, files] = [tableOf(about, 'methods'), tableOf(about, 'sources')];
  const chosen = methods?.rows.filter((row) => groups.includes(row.key)) ?? [];
  if (chosen.length === 0) return [];
  const from = methods.columns.findIndex((column) => column.id === 'sources');
  const titles = new Set(chosen.flatMap((row) => row.cells[from].text.split('; ')));
  const named = files?.rows.filter((row) => titles.has(row.cells[0].text)) ?? [];
  return [...(named.length ? [{ ...files, caption: 'Files', rows: named }] : []), { ...methods, caption: 'What was done with them', rows: chosen }];
}

export class Details {
  #dialog;

  // `get(which)` gives a document of the program, or null.
  constructor(dialog, get) {
    this.#dialog = dialog;
    this.get = get;
  }

  // What a term means and where some groups of figures, separated by spaces, come from; either may be empty.
  explain(term, groups) {
    const found = term && definition(this.get('glossary')?.blocks ?? [], term);
    const sources = groups ? sourcesOf(this.get('about'), groups.split(' ')) : [];
    this.#show(found?.title ?? (groups ? 'Where these figures come from' : 'What this word means'),
      [...(found?.blocks ?? []), ...sources],
      groups ? 'All files are listed under “Data, methods and licences” further down the page.'
        : 'This word has no entry in “Words explained” yet.');
  }

  // The keys of the map.
  keys() {
    this.#show('Keys of the map', [tableOf(this.get('accessibility'), 'keys')], '');
  }

  #show(title, blocks, otherwise) {
    const body = blocks.length ? blocks : [{ type: 'paragraph', spans: [{ text: otherwise }] }];
    this.#dialog.querySelector('h2').textContent = title;
    patch(this.#dialog.querySelector('#dialog-text'), documentNodes({ blocks: body }, { prefix: 'dialog-', tools: false, title: false }));
    this.#dialog.showModal();
  }
}
