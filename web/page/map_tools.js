// What stands around the picture of the map: its controls, its legend, questions about it and the last answer. All of it is HTML
// over the edges of the canvas; the program is told how much that covers, and draws the map in what is left.
import { documentNodes, node } from './document.js';
import { patch } from './patch.js';
import { phrase } from './say.js';

const kInline = 34;  // letters of the frame's width from which the choices stand in a row,
const kRoomy = 30;   // and of its height: with both the legend is open unasked
const kBeside = 40;  // letters of the frame's width from which two maps stand beside each other
const kPopups = ['map-layers', 'map-ask'];
const kSides = ['north', 'east', 'south', 'west'];
const byId = (id) => document.getElementById(id);
const linkTo = ({ text, action }) => node('a', { href: `#${action}`, 'data-action': action }, text);

export class MapTools {
  #frame = byId('map-frame');
  #canvas = byId('canvas');
  #program = null;
  #text = '';
  #inset = '';
  #chosen = '';
  #second = null;  // what stands around the second map
  #place = null;
  #open = '';  // the action that opens it
  #label = byId('canvas').getAttribute('aria-label');
  #touched = false;  // the reader opened or closed the legend

  // `apply(action)` carries out an action and brings the page up to date; `go(what)` goes to "keys", "text" or "answer";
  // `narrow()` tells whether the answer card is out of sight.
  constructor({ apply, say, go, narrow }) {
    Object.assign(this, { apply, say, go, narrow });
    this.#frame.addEventListener('click', ({ target }) => {
      const { opens, map, ask } = target.closest('button')?.dataset ?? {};
      if (opens) this.#toggle(opens);
      else if (map) this.#move(map);
      else if (ask) this.ask(ask);
      else if (target.closest('#map-said button')) this.#answer('');
      else if (target.closest('#map-said a') && this.narrow()) this.go('answer');  // what the link shows is told there
    });
    this.#frame.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      const open = kPopups.find((id) => !byId(id).hidden);
      if (open) this.#toggle(open, false).focus();
      else this.#canvas.focus();
    });
    this.#canvas.addEventListener('pointerdown', () => this.#toggle('map-layers', false));
    const watch = new ResizeObserver(() => this.#tell());
    for (const id of ['map-picture', 'second-picture']) watch.observe(byId(id));
  }

  use(program) {
    this.#program = program;
    if (!program) this.#frame.hidden = true;
  }

  // The part of the canvas that the map has, or null.
  place(map) {
    this.#place = map;
    this.#frame.hidden = !map || !this.#program;
    if (this.#frame.hidden) return;
    const two = Boolean(this.#second) && document.body.classList.contains('explore');
    for (const [side, value] of Object.entries({ left: map.x, top: map.y, width: map.width, height: map.height }))
      this.#frame.style[side] = `${value}px`;
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const stacked = two && map.width < kBeside * letter;
    const inline = map.width / (two && !stacked ? 2 : 1) >= kInline * letter;
    this.#frame.classList.toggle('two', two);
    this.#frame.classList.toggle('stacked', stacked);
    byId('map-second').hidden = byId('first-title').hidden = !two;
    this.#frame.querySelector('.to-second').textContent = two ? phrase('one_map') : phrase('two_maps');
    if (this.lines) this.#foot('map-foot', this.lines, this.waits && !two ? `. ${phrase('second_map_waits')}` : '');
    this.#canvas.setAttribute('aria-label', two ? phrase('two_maps_label', { first: byId('first-title').textContent, second: this.#second.title }) : this.#label);
    this.#frame.classList.toggle('compact', !inline);
    this.#frame.querySelector('[data-opens=map-layers]').textContent = inline ? phrase('layers') : phrase('options');
    if (!this.#touched) this.#toggle('map-legend', !stacked && (inline || two) && map.height >= kRoomy * letter);
    this.#tell();
  }

  // Draws what has changed. `chosen` names what is chosen: an answer about another thing goes.
  refresh(chosen = this.#chosen) {
    if (!this.#program) return;
    if (chosen !== this.#chosen) {
      this.#chosen = chosen;
      const { text, links } = chosen && this.narrow() ? this.#program.askMap('chosen') : {};
      this.#answer(text ?? '', links);
    }
    const text = this.#program.mapTools();
    if (text === this.#text) return;
    this.#text = text;
    const { controls, legend, lines, questions, title = '', second = null, open, waits } = JSON.parse(text);
    const some = (layers) => ({ blocks: [{ ...controls, controls: controls.controls.filter(({ key }) => key.startsWith('layer') === layers) }] });
    const options = { prefix: 'map-tools-', title: false };
    this.#second = second;
    this.#open = open;
    patch(byId('first-title'), [title]);
    if (second) {
      patch(byId('second-title'), [second.title]);
      patch(byId('second-choices'), documentNodes({ blocks: [second.controls] }, { prefix: 'map-second-', title: false }));
      patch(byId('second-difference'), [second.difference]);
      this.#legend('second-legend', second.legend, second.lines[1]);
      this.#foot('second-foot', second.lines);
    }
    patch(byId('map-choices'), documentNodes(some(false), options));
    patch(byId('map-layers'), documentNodes(some(true), options));
    patch(byId('map-ask'), questions.map(({ id, words, key }) => node('button',
      { type: 'button', 'data-ask': id, 'aria-keyshortcuts': key, ...(kSides.includes(id) ? { class: 'side' } : {}) }, words)));
    this.#legend('map-legend', legend, lines[1]);
    Object.assign(this, { lines, waits: waits || Boolean(second) });
    this.place(this.#place);
    this.#tell();
  }

  #foot(id, [plan, , rule, data], more = '') {
    patch(byId(id), [plan && node('strong', {}, `${plan} `), `${rule} ${data}${more}`].filter(Boolean));
  }

  #legend(id, { title, note, entries }, rule) {
    const most = Math.max(1, ...entries.map(({ places }) => places));
    const list = byId(id);
    patch(list, [node('h2', {}, title), node('ul', {}, entries.map(({ colour, hatch, shape, label, count, places }) => node('li', {},
      node('span', { class: `swatch hatch-${hatch} ${shape && `shape-${shape}`}`, 'data-colour': colour }),
      node('span', {}, label, count && node('span', { class: 'count' }, ` ${count}`),
        count && node('span', { class: 'bar', 'data-share': String(places / most) }))))),
    node('p', {}, `${note} ${rule}`)]);
    for (const swatch of list.querySelectorAll('[data-colour]')) swatch.style.setProperty('--colour', swatch.dataset.colour);
    for (const bar of list.querySelectorAll('[data-share]')) bar.style.width = `${bar.dataset.share * 100}%`;
  }

  // Opens or closes a part, the other way than it is unless `wanted` says which; gives its button.
  #toggle(id, wanted = null) {
    if (id === 'map-legend' && wanted === null) this.#touched = true;
    const open = wanted ?? byId(id).hidden;
    const button = this.#frame.querySelector(`[data-opens=${id}]`);
    byId(id).hidden = !open;
    if (id === 'map-legend') byId('second-legend').hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open && kPopups.includes(id)) this.#toggle(kPopups.find((other) => other !== id), false);  // one at a time
    if (id === 'map-layers') this.#frame.classList.toggle('choosing', open);
    this.#tell();
    return button;
  }

  #move(way) {
    if (way === 'second') {
      this.apply(this.#frame.classList.contains('two') ? 'beside=' : this.#open);
      this.say(this.#second ? `${this.#second.title}. ${this.#second.difference}` : phrase('one_map'));
      return;
    }
    this.#program.apply(`zoom=${way}`);
    this.say({ in: phrase('zoomed_in'), out: phrase('zoomed_out'), whole: phrase('whole_area_shown') }[way]);
  }

  // Answers a question, or goes to a part of the page, by button or by a key of the canvas.
  ask(question) {
    if (!this.#program) return;
    if (question === 'choices') {
      this.#frame.querySelector('.map-tools :is(select, button)').focus();
    } else if (question === 'legend') {
      const button = this.#toggle('map-legend');
      this.say(button.getAttribute('aria-expanded') === 'true' ? phrase('legend_open') : phrase('legend_closed'));
    } else if (['keys', 'text'].includes(question)) {
      this.go(question);
    } else {
      const { text, action, links } = this.#program.askMap(question);
      if (action) this.apply(action);
      this.#answer(text, links);
      this.say(text);
    }
  }

  // Shows the last answer; without one, none.
  #answer(text, links = []) {
    const place = byId('map-said');
    place.hidden = !text;
    patch(place.querySelector('div'), [node('p', {}, text), links.length > 0 && node('ul', {}, links.map((each) => node('li', {}, linkTo(each))))].filter(Boolean));
    this.#tell();
  }

  #tell() {
    if (!this.#program || this.#frame.hidden) return;
    const [frame, picture] = [this.#frame, byId('map-picture')].map((each) => each.getBoundingClientRect());
    if (!frame.width || !picture.width) return;
    const second = byId('second-picture').getBoundingClientRect();
    const inset = [picture.left - frame.left, picture.top - frame.top, frame.right - picture.right, frame.bottom - picture.bottom,
      second.width && second.left - picture.left, second.width && second.top - picture.top].map(Math.round);
    if (inset.join() === this.#inset) return;
    this.#inset = inset.join();
    this.#program.inset(...inset);
  }
}
