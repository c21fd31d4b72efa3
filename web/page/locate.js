// "Use my location": asks the device only when the button is pressed. The position goes to the program in this page and
// nowhere else; what the address then holds is the small area, never the position.
import { phrase } from './say.js';

const kRough = 2000;  // metres: from here on the answer may be about another place

export class Locate {
  // `find(text)` looks up "latitude,longitude"; `choose(suggestion)` carries out what it found; `tell(sentence, outside)`
  // shows what went wrong, or nothing for no sentence; `say(text)` announces.
  constructor(button, { find, choose, tell, say, geolocation = navigator.geolocation, secure = isSecureContext }) {
    Object.assign(this, { button, find, choose, tell, say, geolocation });
    button.hidden = !geolocation || !secure;
    button.addEventListener('click', () => this.#ask());
  }

  #ask() {
    if (this.button.getAttribute('aria-disabled') === 'true') return;
    this.#wait(true);
    this.tell(null);
    this.say(phrase('asking_device'));
    this.geolocation.getCurrentPosition(({ coords }) => {
      this.#wait(false);
      const { exact: place } = this.find(`${coords.latitude},${coords.longitude}`);
      if (!place) return this.tell(phrase('location_outside'), true);
      this.choose(place);
      if (coords.accuracy > kRough) {
        this.tell(phrase('location_rough', { km: Math.round(coords.accuracy / 1000) }));
      }
      return undefined;
    }, ({ code }) => {
      this.#wait(false);
      this.tell(code === 3 ? phrase('location_late') : phrase('location_refused'));
    }, { timeout: 15000, maximumAge: 60000 });
  }

  #wait(waiting) {
    this.button.setAttribute('aria-disabled', String(waiting));
    this.button.textContent = waiting ? phrase('finding_you') : phrase('use_my_location');
  }
}
