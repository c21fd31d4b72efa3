// Files of the reader: chosen with a button, or dropped anywhere on the page. They are read here and go nowhere; what a
// file is and whether it is sound is for the program to say.
import { phrase } from './say.js';
const kMostBytes = 256 * 1024 * 1024;

export class OpenFile {
  #turn = Promise.resolve();

  // `open(name, bytes)` reads a file and resolves to what came of it, to null where that has been said already. `show(outcomes)`
  // tells what came of all files that were chosen together, each with its `name`.
  constructor({ buttons, input, root, open, show }) {
    Object.assign(this, { input, root, open, show });
    for (const button of buttons) button.addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      this.read(input.files);
      input.value = '';  // so that the same file, mended, can be chosen again
    });
    root.addEventListener('dragover', (event) => this.#over(event));
    root.addEventListener('dragleave', (event) => event.relatedTarget || this.#mark(false));
    root.addEventListener('drop', (event) => {
      if (!this.#holdsFiles(event)) return;
      event.preventDefault();
      this.#mark(false);
      this.read(event.dataTransfer.files);
    });
  }

  // Several files are read in turn, after those that were chosen before.
  read(files) {
    const list = [...files];
    this.#turn = this.#turn.then(async () => {
      const outcomes = [];
      for (const file of list) outcomes.push({ name: file.name, ...await this.#one(file) });
      this.show(outcomes.filter(({ title }) => title));
    });
    return this.#turn;
  }

  async #one(file) {
    const fault = (sentence) => ({ ok: false, title: phrase('not_opened', { file: file.name }), messages: [sentence, phrase('unchanged')] });
    if (file.size > kMostBytes) return fault(phrase('too_large'));
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return fault(phrase('not_readable'));
    }
    try {
      return await this.open(file.name, bytes);
    } catch (error) {
      return fault(error.message);
    }
  }

  #holdsFiles(event) {
    return [...event.dataTransfer?.types ?? []].includes('Files');
  }

  #over(event) {
    if (!this.#holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#mark(true);
  }

  #mark(on) {
    this.root.body.classList.toggle('dropping', on);
  }
}

const toneOf = ({ ok, partly }) => (!ok ? 'problem' : partly ? 'caution' : 'good');

// What is to be said of files that were opened together.
function noticeOf(outcomes) {
  const good = outcomes.filter(({ ok }) => ok).length;
  const [title, sentences] = outcomes.length === 1 ? [outcomes[0].title, outcomes[0].messages]
    : [phrase('files_opened', { files: outcomes.length, good }), outcomes.flatMap((outcome) => [{ strong: outcome.title }, ...outcome.messages])];
  return {
    title, sentences, about: outcomes.map(({ name }) => name), action: outcomes.findLast((outcome) => outcome.action)?.action,
    tone: ['problem', 'caution'].find((each) => outcomes.some((outcome) => toneOf(outcome) === each)) ?? 'good',
  };
}

// Says it, with a way to what the files brought; an area from a file names the page.
export function tellOpened(outcomes, notices, showView) {
  const opened = outcomes.findLast(({ area }) => area);
  if (opened) {
    document.querySelector('.brand p').textContent = phrase('networks_of', opened);
    document.querySelector('#print-head p').textContent = phrase('print_head', opened);
  }
  const { title, sentences, tone, about, action } = noticeOf(outcomes);
  notices.keepRefusal('file', about);
  if (outcomes.length === 0) return;
  notices.show('file', title, sentences, { tone, about, action: action ? { text: phrase('show_them'), run: () => showView(action) } : null });
  document.getElementById('notices').lastElementChild.scrollIntoView({ block: 'nearest' });
}
