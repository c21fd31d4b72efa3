// The dialog that explains a word or names the sources of a figure. Its texts are parts of the glossary and of the
// document about the data.
import { documentNodes } from './document.js';
import { patch } from './patch.js';

// The rows, facts and paragraphs of a document that carry one of the keys.
function partsFor(document, keys) {
  const wanted = new Set(keys);
  return (document?.blocks ?? []).flatMap((block) => {
    if (block.type === 'table') {
      const rows = block.rows.filter((row) => wanted.has(row.key));
      return rows.length ? [{ ...block, rows }] : [];
    }
    if (block.type === 'facts') {
      const facts = block.facts.filter((fact) => wanted.has(fact.glossary) || wanted.has(fact.provenance));
      return facts.length ? [{ ...block, title: '', facts: facts.map((fact) => ({ ...fact, glossary: '', provenance: '' })) }] : [];
    }
    return [];
  });
}

export class Details {
  #dialog;

  // `get(which)` gives a document of the program, or null.
  constructor(dialog, get) {
    this.#dialog = dialog;
    this.get = get;
  }

  showTerm(id) {
    this.#show('What this word means', partsFor(this.get('glossary'), [id]), 'The glossary at the end of the page explains the words used here.');
  }

  showSources(groups) {
    this.#show('Where these figures come from', partsFor(this.get('about'), groups.split(' ')),
      'The sources are listed under “Data, methods and licences” at the end of the page.');
  }

  #show(title, blocks, otherwise) {
    const body = blocks.length ? blocks : [{ type: 'paragraph', spans: [{ text: otherwise }] }];
    const nodes = documentNodes({ title, blocks: body }, { level: 2, prefix: 'dialog-', tools: false }).slice(1);
    this.#dialog.querySelector('h2').textContent = title;
    patch(this.#dialog.querySelector('#dialog-text'), nodes);
    this.#dialog.showModal();
  }
}
