// The dialog that explains a word or names the sources of a figure. Its texts are parts of the list of words,
// which stands in the page, and of the document about the data.
import { documentNodes } from './document.js';
import { patch } from './patch.js';
import { phrase } from './say.js';

// The definition of a term as it stands in “Words explained”: its heading's text and what follows, up to the next heading.
function definition(id) {
  const heading = document.getElementById(`glossary-${id}`);
  if (!heading) return null;
  const parts = [];
  for (let part = heading.nextElementSibling; part && part.tagName !== heading.tagName; part = part.nextElementSibling) parts.push(part.cloneNode(true));
  return { title: heading.textContent, parts };
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
  return [...(named.length ? [{ ...files, caption: phrase('files'), rows: named }] : []), { ...methods, caption: phrase('done_with_them'), rows: chosen }];
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
    const found = term && definition(term);
    const sources = groups ? sourcesOf(this.get('about'), groups.split(' ')) : [];
    this.#show(found?.title ?? (groups ? phrase('where_from') : phrase('what_word_means')), found?.parts ?? [], sources,
      groups ? phrase('all_files_listed')
        : phrase('no_entry'));
  }

  // The keys of the map, as they stand under “Accessibility and keys”.
  keys() {
    const table = document.querySelector('#accessibility-text table').cloneNode(true);
    table.querySelector('caption').removeAttribute('id');  // there is one in the page
    this.#show(phrase('keys_of_map'), [table], [], '');
  }

  // `parts` are elements, `blocks` pieces of a document; with neither, `otherwise` is said.
  #show(title, parts, blocks, otherwise) {
    const body = blocks.length || parts.length ? blocks : [{ type: 'paragraph', spans: [{ text: otherwise }] }];
    const text = this.#dialog.querySelector('#dialog-text');
    this.#dialog.querySelector('h2').textContent = title;
    text.replaceChildren();
    patch(text, documentNodes({ blocks: body }, { prefix: 'dialog-', tools: false, title: false }));
    text.prepend(...parts);
    this.#dialog.showModal();
  }
}
