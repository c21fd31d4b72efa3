// The service worker of the hosted page: keeps one whole version of it on the device, so that it opens without a network.
// assemble/ writes two constants before this text: kVersion, a hash of everything, and kFiles, address -> integrity.
//
// Never mixed: every file but the page itself has its version in its address; a version is stored whole, byte for byte as
// it was packaged, or not at all; and a newer version waits until the reader reloads or the last window is closed.

const kScope = registration.scope;
const kPrefix = `pcn-explorer ${kScope} `;  // other pages of the same host have caches of their own
const kCache = kPrefix + kVersion;
const kHow = { ignoreVary: true };

async function store() {
  try {
    const cache = await caches.open(kCache);
    await cache.addAll(Object.entries(kFiles).map(([address, integrity]) =>
      new Request(address, { integrity, cache: address.startsWith(kVersion) ? 'default' : 'no-cache' })));
  } catch (fault) {
    await caches.delete(kCache);
    throw fault;
  }
}

// Older versions go once no window can ask for their files any more.
async function tidy() {
  if ((await clients.matchAll({ includeUncontrolled: true })).length > 0) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(kPrefix) && name !== kCache);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function page() {
  return (await (await caches.open(kCache)).match('./', kHow)) ?? fetch('./');
}

async function file(request) {
  return (await caches.match(request, { ...kHow, ignoreSearch: true })) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(store()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('message', (event) => event.data === 'take over' && event.waitUntil(skipWaiting()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(kScope)) return;
  const name = address.slice(kScope.length);
  if (name === '' || name === 'index.html') {
    event.respondWith(page());
    if (request.mode === 'navigate') event.waitUntil(tidy());
  } else if (name in kFiles || /^v-/.test(name)) {
    event.respondWith(file(request));
  }
});
