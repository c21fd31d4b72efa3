// Fetches a file as bytes and tells how many have arrived. Failures are sentences for people.
import { phrase } from './say.js';

export class LoadFault extends Error {}

const kPatience = 30_000;  // ms without a single byte until a file is given up

// Gives up what makes no progress: `alive()` is called whenever something has arrived.
function watched(work, address) {
  const control = new AbortController();
  let timer = 0;
  const late = new Promise((resolve, reject) => {
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        reject(new LoadFault(phrase('nothing_arrived', { file: address, seconds: kPatience / 1000 })));
        control.abort();
      }, kPatience);
    };
    alive();
    work(control.signal, alive).then(resolve, reject);
  });
  return late.finally(() => clearTimeout(timer));
}

async function request(address, signal) {
  let response;
  try {
    response = await fetch(address, { signal });
  } catch {
    throw new LoadFault(phrase('not_fetched', { file: address }));
  }
  if (response.status === 404) throw new LoadFault(phrase('not_on_server', { file: address }));
  if (!response.ok) throw new LoadFault(phrase('refused', { file: address, status: String(response.status) }));
  return response;
}

// Resolves to the file's bytes; `progress(count)` is called with how many are here.
export function fetchBytes(address, progress = () => {}) {
  return watched(async (signal, alive) => {
    const response = await request(address, signal);
    alive();
    try {
      if (!response.body) return new Uint8Array(await response.arrayBuffer());
      const reader = response.body.getReader();
      const parts = [];
      let received = 0;
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        alive();
        parts.push(next.value);
        received += next.value.length;
        progress(received);
      }
      const bytes = new Uint8Array(received);
      let to = 0;
      for (const part of parts) {
        bytes.set(part, to);
        to += part.length;
      }
      return bytes;
    } catch {
      // In the page that is one file nothing comes from a network.
      throw new LoadFault(response.headers.has('x-part-of-page') ? phrase('part_damaged', { part: address })
        : phrase('connection_broke', { file: address }));
    }
  }, address);
}
