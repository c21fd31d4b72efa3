// On a narrow screen the page is three tabs; on a wide one all panels show and nothing is a tab.

export class Tabs {
  #tabs;
  #panels;
  #narrow = matchMedia('(max-width: 49.99rem), (max-width: 59.99rem) and (orientation: portrait)');
  #selected = 0;

  // `shown()` is called after another panel has come into sight.
  constructor(tablist, shown) {
    this.#tabs = [...tablist.querySelectorAll('[role=tab]')];
    this.#panels = this.#tabs.map((tab) => document.getElementById(tab.getAttribute('aria-controls')));
    this.shown = shown;
    this.#narrow.addEventListener('change', () => this.#apply());
    tablist.addEventListener('click', (event) => {
      const index = this.#tabs.indexOf(event.target.closest('[role=tab]'));
      if (index >= 0) this.#select(index);
    });
    tablist.addEventListener('keydown', (event) => this.#key(event));
    this.#apply();
  }

  // Whether the page is in tabs.
  get narrow() {
    return this.#narrow.matches;
  }

  // The panel of the tab that is chosen.
  get shownPanel() {
    return this.#panels[this.#selected].id;
  }

  // Brings the panel into sight, wherever it is a tab.
  show(panelId) {
    const index = this.#panels.findIndex((panel) => panel.id === panelId);
    if (index >= 0 && index !== this.#selected) this.#select(index);
  }

  #select(index) {
    this.#selected = index;
    this.#apply();
    // On a low screen the panel would begin below its edge.
    if (this.#narrow.matches && innerHeight < 480) this.#tabs[index].scrollIntoView();
  }

  #apply() {
    const narrow = this.#narrow.matches;
    document.body.dataset.panel = narrow ? this.#panels[this.#selected].id : '';
    this.#panels.forEach((panel, index) => {
      const hidden = narrow && index !== this.#selected;
      panel.hidden = hidden;
      if (narrow) {
        panel.setAttribute('role', 'tabpanel');
        panel.setAttribute('aria-labelledby', this.#tabs[index].id);
      } else {
        panel.removeAttribute('role');
        panel.removeAttribute('aria-labelledby');
      }
      this.#tabs[index].setAttribute('aria-selected', String(index === this.#selected));
      this.#tabs[index].tabIndex = index === this.#selected ? 0 : -1;
    });
    this.shown();
  }

  #key(event) {
    const last = this.#tabs.length - 1;
    const to = { ArrowLeft: this.#selected - 1, ArrowRight: this.#selected + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#select(to < 0 ? last : to > last ? 0 : to);
    this.#tabs[this.#selected].focus();
  }
}
