// Fetches a file as bytes and tells how many have arrived. Failures are sentences for people.

export class LoadFault extends Error {}

async function request(address) {
  let response;
  try {
    response = await fetch(address);
  } catch {
    throw new LoadFault(`The file ${address} could not be fetched. The connection may be down.`);
  }
  if (response.status === 404) throw new LoadFault(`The file ${address} is not on the server. If the page was brought up to date just now, reloading it helps.`);
  if (!response.ok) throw new LoadFault(`The server refused the file ${address} (status ${response.status}).`);
  return response;
}

// Resolves to the file's bytes; `progress(count)` is called with how many are here.
export async function fetchBytes(address, progress = () => {}) {
  const response = await request(address);
  try {
    if (!response.body) return new Uint8Array(await response.arrayBuffer());
    const reader = response.body.getReader();
    const parts = [];
    let received = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
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
    throw new LoadFault(`The connection broke while the file ${address} was arriving.`);
  }
}
