// What the reader opened from files: it goes when the page is loaded again, and is no part of a link.
import { listText, phrase } from './say.js';

const inWords = (names) => listText(names.map((name) => phrase('quoted', { name })));

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
    if (this.#area) return phrase('reload_shows_area', { area: this.#home, files: inWords([this.#area.file, ...this.#names]) });
    return this.#names.length > 0 ? phrase('reload_loses_files', { files: inWords(this.#names) }) : phrase('reload_keeps_place');
  }

  // Sentences on what a link to this page leaves out.
  missingInLink() {
    const missing = [];
    if (this.#area) missing.push(phrase('link_opens_home', { file: this.#area.file, home: this.#home, name: this.#area.name }));
    if (this.#names.length > 0) {
      missing.push(phrase('link_leaves_files', { count: this.#names.length, files: inWords(this.#names) }));
    }
    return missing;
  }
}
