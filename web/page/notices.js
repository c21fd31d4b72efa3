// Sentences about what went wrong, above the answer, until they are dismissed or no longer true.
import { phrase } from './say.js';

const kEarlier = 3;  // refusals that stay beside the newest

export class Notices {
  #region;

  constructor(region) {
    this.#region = region;
  }

  // One notice per `id`; a new one replaces the old. A sentence may be { strong }: a heading within the notice. `action` adds
  // a button: { text, run }; `choices` a list of them, each { text, detail, run }; `link` a way on: { text, address }. `about`:
  // names of what it speaks of.
  show(id, title, sentences, { tone = 'problem', action = null, choices = [], link = null, about = [] } = {}) {
    this.clear(id);
    const notice = document.createElement('section');
    notice.className = `notice tone-${tone}`;
    notice.dataset.notice = id;
    notice.id = `notice-${id}`;
    notice.dataset.about = JSON.stringify(about);
    const heading = document.createElement('h2');
    heading.textContent = title;
    notice.append(heading, ...[sentences].flat().map((sentence) => {
      const paragraph = document.createElement('p');
      const part = sentence.strong ? paragraph.appendChild(document.createElement('strong')) : paragraph;
      part.textContent = sentence.strong ?? sentence;
      return paragraph;
    }));
    if (choices.length > 0) notice.append(this.#list(choices));
    if (link) {
      const paragraph = document.createElement('p');
      const anchor = document.createElement('a');
      anchor.href = link.address;
      anchor.rel = 'noreferrer';
      anchor.textContent = link.text;
      paragraph.append(anchor);
      notice.append(paragraph);
    }
    const buttons = document.createElement('p');
    buttons.className = 'buttons';
    if (action) buttons.append(this.#button(action.text, 'secondary', action.run));
    buttons.append(this.#button(phrase('dismiss'), 'plain', () => notice.remove()));
    notice.append(buttons);
    this.#region.append(notice);
  }

  clear(id) {
    for (const notice of this.#all(id)) notice.remove();
  }

  // Makes room for the next notice of this id: a refusal stays, as an earlier one, unless the next speaks of the same.
  keepRefusal(id, about) {
    const earlier = `${id}-earlier`;
    for (const notice of [...this.#all(id), ...this.#all(earlier)]) {
      const spoken = JSON.parse(notice.dataset.about);
      if (!notice.classList.contains('tone-problem') || spoken.every((name) => about.includes(name))) notice.remove();
      else {
        notice.dataset.notice = earlier;
        notice.removeAttribute('id');
      }
    }
    for (const notice of this.#all(earlier).slice(0, -kEarlier)) notice.remove();
  }

  #all(id) {
    return [...this.#region.children].filter((notice) => notice.dataset.notice === id);
  }

  #list(choices) {
    const list = document.createElement('ul');
    list.className = 'choices';
    list.append(...choices.map(({ text, detail, run }) => {
      const item = document.createElement('li');
      item.append(this.#button(text, 'plain', run), ` ${detail}`);
      return item;
    }));
    return list;
  }

  #button(text, className, run) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.textContent = text;
    button.addEventListener('click', run);
    return button;
  }
}
