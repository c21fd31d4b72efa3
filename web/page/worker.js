// The service worker of the hosted page: keeps one whole version of it on the device, so that it opens without a network.
// assemble/ writes two constants before this text: kVersion, a hash of everything, and kFiles, address -> integrity.
//
// Never mixed: every file but the page itself has its version in its address; a version is stored whole, byte for byte as
// it was packaged, or not at all; and a newer version waits until the reader reloads or the last window is closed. What is
// given out of the copy is compared with what was packaged: a damaged or emptied copy is made whole from the network.

const kScope = registration.scope;
const kPrefix = `pcn-explorer ${kScope} `;  // other pages of the same host have caches of their own
const kCache = kPrefix + kVersion;
const kHow = { ignoreVary: true };

// `reason`: 'network', 'altered' (the host sends other bytes than were packaged) or 'storage'.
class Fault extends Error {
  constructor(reason, file) {
    super(`${reason}: ${file}`);
    Object.assign(this, { reason, file: file === './' ? 'index.html' : file });
  }
}

async function isWhole(name, bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${btoa(String.fromCharCode(...sum))}` === kFiles[name];
}

async function bytesFrom(name, cache) {
  try {
    const response = await fetch(new Request(name, { cache }));
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    return [response, await response.arrayBuffer()];
  } catch {
    throw new Fault('network', name);
  }
}

// The file as it was packaged, from the network. The answer is one of our own making: browsers refuse to show a page from
// an answer that was redirected, and hosts may redirect the folder to its index.html.
async function fetched(name, firstCache) {
  for (const cache of new Set([firstCache, 'reload'])) {
    const [{ headers: sent }, bytes] = await bytesFrom(name, cache);
    if (!(await isWhole(name, bytes))) continue;  // an old copy of the browser's own, or the host's
    const headers = new Headers(sent);
    for (const of of ['content-encoding', 'content-length']) headers.delete(of);
    return new Response(bytes, { headers });
  }
  throw new Fault('altered', name);
}

async function put(cache, name, response) {
  try {
    await cache.put(name, response);
  } catch {
    throw new Fault('storage', name);
  }
}

async function store() {
  try {
    const cache = await caches.open(kCache).catch(() => { throw new Fault('storage', './'); });
    await Promise.all(Object.keys(kFiles).map(async (name) =>
      put(cache, name, await fetched(name, name.startsWith(kVersion) ? 'default' : 'no-cache'))));
  } catch (fault) {
    await caches.delete(kCache);
    for (const window of await clients.matchAll({ includeUncontrolled: true })) window.postMessage(account(fault));
    throw fault;
  }
}

const account = ({ reason = 'storage', file = '' }) => ({ kept: false, file,
  reason: registration.active && (registration.installing || registration.waiting) ? 'newer' : reason });

// The kept file, or null where it is missing or not as it was packaged.
async function sound(cache, name) {
  const response = await cache.match(name, kHow);
  if (!response || response.redirected) return null;
  const bytes = await response.arrayBuffer();
  return (await isWhole(name, bytes)) ? new Response(bytes, { headers: response.headers }) : null;
}

async function kept(name) {
  const cache = await caches.open(kCache);
  const copy = await sound(cache, name);
  if (copy) return copy;
  const fresh = await fetched(name, 'reload');
  await put(cache, name, fresh.clone()).catch(() => {});
  return fresh;
}

// Looks at every file of the copy and fetches what is not there or not sound.
async function makeWhole() {
  const cache = await caches.open(kCache);
  await Promise.all(Object.keys(kFiles).map(async (name) =>
    (await sound(cache, name)) ?? put(cache, name, await fetched(name, 'reload'))));
}

// Older versions go once no window can ask for their files any more.
async function tidy() {
  if ((await clients.matchAll({ includeUncontrolled: true })).length > 0) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(kPrefix) && name !== kCache);
  await Promise.all(old.map((name) => caches.delete(name)));
}

const page = (request) => kept('./').catch(() => fetch(request));

async function file(name, request) {
  if (name in kFiles) return kept(name).catch(() => fetch(request));
  return (await caches.match(request, { ...kHow, ignoreSearch: true })) ?? fetch(request);  // of an older version
}

addEventListener('install', (event) => event.waitUntil(store()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(skipWaiting());
  if (event.data !== 'is it whole?') return;
  const [port] = event.ports;
  event.waitUntil(makeWhole().then(() => port.postMessage({ kept: true }), (fault) => port.postMessage(account(fault))));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(kScope)) return;
  const name = address.slice(kScope.length);
  if (name === '' || name === 'index.html') {
    event.respondWith(page(request));
    if (request.mode === 'navigate') event.waitUntil(tidy());
  } else if (name in kFiles || /^v-/.test(name)) {
    event.respondWith(file(name, request));
  }
});
