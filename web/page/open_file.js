// Files of the reader: chosen with a button, or dropped anywhere on the page. They are read here and go nowhere; what a
// file is and whether it is sound is for the program to say.
const kMostBytes = 256 * 1024 * 1024;

// `open(name, bytes)` reads the file and returns what came of it; null while there is no program yet. `show(outcome)`
// tells it.
export class OpenFile {
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

  // Several files are read in turn.
  async read(files) {
    for (const file of [...files]) this.show(await this.#one(file));
  }

  async #one(file) {
    const fault = (sentence) => ({ ok: false, title: `“${file.name}” was not opened`, messages: [sentence, 'What you had before is unchanged.'] });
    if (file.size > kMostBytes) return fault('It is larger than 256 MB.');
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return fault('The browser could not read it. It may be a folder, or it was moved or deleted.');
    }
    try {
      return this.open(file.name, bytes) ?? fault('The map and the search have not loaded yet. Try again in a moment.');
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
