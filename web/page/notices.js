// Sentences about what went wrong, above the answer, until they are dismissed or no longer true.

export class Notices {
  #region;

  constructor(region) {
    this.#region = region;
  }

  // One notice per `id`; a new one replaces the old. `action` adds a button: { text, run }.
  show(id, title, sentences, { tone = 'problem', action = null } = {}) {
    this.clear(id);
    const notice = document.createElement('section');
    notice.className = `notice tone-${tone}`;
    notice.dataset.notice = id;
    const heading = document.createElement('h2');
    heading.textContent = title;
    notice.append(heading, ...[sentences].flat().map((sentence) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = sentence;
      return paragraph;
    }));
    const buttons = document.createElement('p');
    buttons.className = 'buttons';
    if (action) buttons.append(this.#button(action.text, 'secondary', action.run));
    buttons.append(this.#button('Dismiss', 'plain', () => notice.remove()));
    notice.append(buttons);
    this.#region.append(notice);
  }

  clear(id) {
    for (const notice of [...this.#region.children]) if (notice.dataset.notice === id) notice.remove();
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
