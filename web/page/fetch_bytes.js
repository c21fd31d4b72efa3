// Fetches a file as bytes and tells how many have arrived. Failures are sentences for people.

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
        reject(new LoadFault(`Nothing of the file ${address} has arrived for ${kPatience / 1000} seconds. The connection may be down, or the server busy.`));
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
    throw new LoadFault(`The file ${address} could not be fetched. The connection may be down.`);
  }
  if (response.status === 404) throw new LoadFault(`The file ${address} is not on the server. If the page was brought up to date just now, reloading it helps.`);
  if (!response.ok) throw new LoadFault(`The server refused the file ${address} (status ${response.status}).`);
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
      throw new LoadFault(response.headers.has('x-part-of-page') ? `A part of this file (${address}) is damaged: fetch the file again from where you have it.`
        : `The connection broke while the file ${address} was arriving.`);
    }
  }, address);
}
