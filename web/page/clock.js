// The program has no clock: "open now" is by the time in London at which the reader last pressed something.

// "2026-11-30T06:15".
export function londonTime(now = new Date()) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

export class Clock {
  #told = '';

  // `set(time)` tells the program.
  constructor(set) {
    this.set = set;
  }

  tell() {
    const time = londonTime();
    if (time === this.#told) return;
    this.#told = time;
    this.set(time);
  }
}
