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

// Resolves to a Response with the same bytes; `progress(bytes)` is called with the count so far.
export async function fetchCounted(address, progress) {
  const response = await request(address);
  if (!response.body) return response;
  let received = 0;
  const counted = response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      progress(received);
      controller.enqueue(chunk);
    },
  }));
  return new Response(counted, { headers: { 'Content-Type': response.headers.get('Content-Type') ?? '' } });
}

export async function fetchBytes(address, progress = () => {}) {
  const response = await fetchCounted(address, progress);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new LoadFault(`The connection broke while the file ${address} was arriving.`);
  }
}
