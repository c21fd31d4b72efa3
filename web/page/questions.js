// The views by the question that they answer: a bar of groups that open as menus, or where the screen is wide a rail in
// which all stand open. Made from the document "groups"; used in Explore.
import { node } from './document.js';

const kPatience = 250;  // ms that a menu stays after the mouse has left it

// Plain nodes (document.js) for the document: a group of one view is a link, any other a button with a list.
export function questionNodes({ blocks }, { rail = false } = {}) {
  const groups = [];
  for (const block of blocks) {
    if (block.type === 'heading') groups.push({ title: block.text, links: [] });
    else if (block.type === 'paragraph') groups.at(-1).brief = block.spans[0].text;
    else groups.at(-1).links.push(...block.items.map(({ spans: [link] }) => link));
  }
  return groups.map(({ title, brief, links }, index) => {
    const current = links.some((link) => link.strong);
    const id = `question-${index}`;
    const words = [node('span', { class: 'long' }, title), node('span', { class: 'brief' }, brief)];
    const view = (link, text) => node('a', {
      href: `#${link.action}`, 'data-view': link.action, ...(link.strong ? { 'aria-current': 'page' } : {}),
    }, text);
    if (rail) return node('li', { class: 'question' }, node('h2', { id }, title), node('ul', { 'aria-labelledby': id }, links.map((link) => node('li', {}, view(link, link.text)))));
    const state = current ? 'question current' : 'question';
    if (links.length === 1) return node('li', { class: state, 'data-key': id }, view(links[0], words));
    return node('li', { class: state, 'data-key': id },
      node('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': id }, words),
      node('ul', { id }, links.map((link) => node('li', {}, view(link, link.text)))));
  });
}

// Opens and closes the menus of the bar: by a press, and for a mouse by pointing, so that each view is one press away.
export class Questions {
  #bar;
  #timer = 0;

  // `go(action)` shows a view.
  constructor(bar, go) {
    this.#bar = bar;
    bar.addEventListener('click', (event) => {
      const link = event.target.closest('a[data-view]');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        this.#close();
        go(link.dataset.view);
        return;
      }
      const button = event.target.closest('button');
      if (!button) return;
      const open = button.getAttribute('aria-expanded') === 'true' && !button.dataset.pointed;
      this.#close();
      if (!open) this.#open(button);
    });
    bar.addEventListener('keydown', (event) => this.#key(event));
    bar.addEventListener('focusout', (event) => {
      if (!bar.contains(event.relatedTarget)) this.#close();
    });
    bar.addEventListener('pointerover', (event) => {
      if (event.pointerType !== 'mouse') return;
      clearTimeout(this.#timer);
      const group = event.target.closest('.question');
      const button = group?.querySelector('button');
      if (group && !button) this.#close();
      if (!button || button.getAttribute('aria-expanded') === 'true') return;
      this.#close();
      this.#open(button);
      button.dataset.pointed = 'true';
    });
    bar.addEventListener('pointerleave', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#close(true), kPatience);
    });
  }

  #open(button) {
    button.setAttribute('aria-expanded', 'true');
    delete button.dataset.pointed;
  }

  // Only what the mouse opened, for `pointed`.
  #close(pointed = false) {
    for (const button of this.#bar.querySelectorAll('button[aria-expanded=true]')) {
      if (pointed && !button.dataset.pointed) continue;
      button.setAttribute('aria-expanded', 'false');
      delete button.dataset.pointed;
    }
  }

  #key(event) {
    const group = event.target.closest('.question');
    const button = group?.querySelector('button');
    if (event.key === 'Escape' && this.#bar.querySelector('button[aria-expanded=true]')) {
      event.preventDefault();
      this.#close();
      button?.focus();
      return;
    }
    if (!button || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    this.#open(button);
    const stops = [button, ...group.querySelectorAll('a')];
    const to = stops.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1);
    stops[Math.max(0, Math.min(to, stops.length - 1))].focus();
  }
}
