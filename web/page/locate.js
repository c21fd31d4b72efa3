// "Use my location": asks the device only when the button is pressed. The position goes to the program in this page and
// nowhere else; what the address then holds is the small area, never the position.

const kRefused = 'Your browser did not say where you are. You can allow it in its settings, or type your postcode.';
const kLate = 'Your device did not find where it is in time. Try again, or type your postcode.';
const kOutside = 'You seem to be outside the area of this page. Type a postcode of the area to look around.';
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
    this.say('Asking your device where you are.');
    this.geolocation.getCurrentPosition(({ coords }) => {
      this.#wait(false);
      const { exact: place } = this.find(`${coords.latitude},${coords.longitude}`);
      if (!place) return this.tell(kOutside, true);
      this.choose(place);
      if (coords.accuracy > kRough) {
        this.tell(`Your device knows where you are only to within ${Math.round(coords.accuracy / 1000)} km, so this may be another place. Your postcode is surer.`);
      }
      return undefined;
    }, ({ code }) => {
      this.#wait(false);
      this.tell(code === 3 ? kLate : kRefused);
    }, { timeout: 15000, maximumAge: 60000 });
  }

  #wait(waiting) {
    this.button.setAttribute('aria-disabled', String(waiting));
    this.button.textContent = waiting ? 'Finding where you are …' : 'Use my location';
  }
}
