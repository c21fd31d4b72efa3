// What the reader opened from files: it goes when the page is loaded again, and is no part of a link.

const quoted = (name) => `“${name}”`;
const inWords = (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

export class OwnFiles {
  #home;          // the area that the page is made for
  #area = null;   // { name, file } of an area from a file
  #names = [];

  constructor(home) {
    this.#home = home;
  }

  // Another area takes the place of everything that was open.
  openArea(name, file) {
    this.#area = { name, file };
    this.#names = [];
  }

  // `files`: what the program says is open.
  update({ services, registrations }) {
    this.#names = [...services, ...(registrations ? [registrations] : [])];
  }

  // A sentence on what is there after the page was loaded again.
  afterReload() {
    const again = (names) => `${inWords(names.map(quoted))} must be opened again`;
    if (this.#area) {
      return `Reloading shows ${this.#home} again: ${again([this.#area.file, ...this.#names])} to come back to where you are.`;
    }
    return this.#names.length > 0 ? `The address keeps your place, but not your files: ${again(this.#names)}.`
      : 'The address keeps your place.';
  }

  // Sentences on what a link to this page leaves out.
  missingInLink() {
    const missing = [];
    if (this.#area) missing.push(`It opens ${this.#home}, not ${this.#area.name}, which is in your file ${quoted(this.#area.file)} only.`);
    if (this.#names.length > 0) {
      missing.push(`What comes from your ${this.#names.length === 1 ? 'file' : 'files'} ${inWords(this.#names.map(quoted))} is not in it: it stays on this device.`);
    }
    return missing;
  }
}
