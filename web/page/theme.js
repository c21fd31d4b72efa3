// Light, dark or as the device says. The choice is part of the address; the program is told what it comes to.

const kDark = matchMedia('(prefers-color-scheme: dark)');

export class Theme {
  #select;
  #choice = 'auto';

  // `changed(dark)` is called when the outcome may have changed, `chosen(choice)` when the reader chose.
  constructor(select, changed, chosen) {
    this.#select = select;
    this.changed = changed;
    kDark.addEventListener('change', () => this.changed(this.dark));
    select.addEventListener('change', () => {
      this.set(select.value);
      chosen(select.value);
    });
  }

  get dark() {
    return this.#choice === 'dark' || (this.#choice === 'auto' && kDark.matches);
  }

  set(choice) {
    this.#choice = ['light', 'dark'].includes(choice) ? choice : 'auto';
    if (this.#choice === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.#choice;
    this.#select.value = this.#choice;
    this.changed(this.dark);
  }
}
