// The search field: an editable combobox with a list of suggestions (ARIA authoring practices), fed by the program.
import { phrase } from './say.js';

export class Search {
  #form;
  #input;
  #list;
  #find = null;
  #suggestions = [];
  #active = -1;
  #waiting = '';  // what was asked before there was anything to search
  #described = '';  // what describes the field besides an error
  refused = '';  // why the last text led to nothing; empty: it did not

  // `choose(suggestion)` carries out a suggestion; `miss(found, asked)` tells of a text that names nothing exactly, with what
  // may have been meant (not asked: there is no text); `wait()` tells that the search is carried out later; `say(text)`
  // announces.
  constructor({ form, input, list, choose, miss, say, wait = () => {} }) {
    this.wait = wait;
    this.#form = form;
    this.#input = input;
    this.#list = list;
    this.choose = choose;
    this.miss = miss;
    this.say = say;
    this.#described = input.getAttribute('aria-describedby') ?? '';
    input.addEventListener('input', () => {
      this.#waiting = '';
      this.#suggest();
    });
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    // The list must not take the focus from the field.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.#take(Number(option.dataset.index));
    });
  }

  // The field holds what led to nothing; `id`: of the element that says why.
  refuse(reason, id) {
    this.refused = reason;
    this.#input.setAttribute('aria-invalid', 'true');
    this.#input.setAttribute('aria-describedby', `${id} ${this.#described}`.trim());
  }

  accept() {
    this.refused = '';
    this.#input.removeAttribute('aria-invalid');
    this.#input.setAttribute('aria-describedby', this.#described);
  }

  // From now on there is something to search; what was asked meanwhile is carried out, what was typed is looked up.
  enable(find) {
    this.#find = find;
    if (find && this.#waiting && this.#waiting === this.#input.value.trim()) {
      this.#waiting = '';
      this.#submit();
      return;
    }
    if (this.#input.value && document.activeElement === this.#input) this.#suggest();
  }

  #suggest() {
    const text = this.#input.value.trim();
    if (!this.#find || text === '') return this.#close();
    this.#suggestions = this.#find(text).suggestions;
    this.#active = -1;
    this.#draw();
    const count = this.#suggestions.length;
    this.say(phrase('suggestions_found', { count }));
  }

  #draw() {
    this.#list.replaceChildren(...this.#suggestions.map((suggestion, index) => {
      const option = document.createElement('li');
      option.id = `suggestion-${index}`;
      option.dataset.index = index;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(index === this.#active));
      for (const name of ['label', 'detail'].filter((key) => suggestion[key])) {
        const part = document.createElement('span');
        part.className = name;
        part.textContent = suggestion[name];
        option.append(part, ' ');
      }
      return option;
    }));
    const open = this.#suggestions.length > 0;
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
    if (this.#active < 0) {
      this.#input.removeAttribute('aria-activedescendant');
    } else {
      this.#input.setAttribute('aria-activedescendant', `suggestion-${this.#active}`);
      this.#list.children[this.#active].scrollIntoView({ block: 'nearest' });
    }
  }

  #close() {
    this.#suggestions = [];
    this.#active = -1;
    this.#draw();
  }

  #move(to) {
    const count = this.#suggestions.length;
    if (count === 0) return;
    this.#active = (to + count) % count;
    this.#draw();
  }

  #key(event) {
    const open = this.#suggestions.length > 0;
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const down = event.key === 'ArrowDown';
      if (!open) this.#suggest();
      this.#move(this.#active < 0 ? (down ? 0 : -1) : this.#active + (down ? 1 : -1));
    } else if (event.key === 'Escape' && (open || this.#input.value)) {
      event.preventDefault();
      if (!open) this.#input.value = '';
      this.#close();
    } else if (event.key === 'Enter' && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    }
  }

  #take(index) {
    const suggestion = this.#suggestions[index];
    if (!suggestion) return;
    this.#input.value = suggestion.label;
    this.#close();
    this.choose(suggestion);
  }

  // Return, or the button: what the text names exactly, and never anything near it.
  #submit() {
    const text = this.#input.value.trim();
    if (text === '') {
      this.miss({ title: phrase('nothing_to_look_for'), messages: [phrase('what_to_type')], choices: [], elsewhere: false }, false);
      this.#input.focus();
      return;
    }
    if (!this.#find) {
      this.#waiting = text;
      this.wait();
      return;
    }
    this.accept();
    const found = this.#find(text);
    this.#close();
    if (found.exact) this.choose(found.exact);
    else this.miss(found);
  }
}
