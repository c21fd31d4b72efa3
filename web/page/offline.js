// Keeps the page on the device for use without a network, where its host packaged it so (`data-worker` of the body).
// Without a service worker everything else still works.

const kPatience = 20_000;  // ms for the worker to look at its copy

// The one script address that this page makes; where Trusted Types are enforced nothing else can become one.
function workerAddress(file) {
  const policy = globalThis.trustedTypes?.createPolicy('pcn-explorer', { createScriptURL: () => file });
  return policy ? policy.createScriptURL('') : file;
}

// What the worker says of its copy: { kept, reason, file }; null where it says nothing.
function ask(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(null), kPatience);
    worker.postMessage('is it whole?', [port2]);
  });
}

function sentence({ kept, reason, file }) {
  const none = 'This browser kept no copy of this page for use without a network';
  if (kept) return 'A copy of this page is kept on your device, so that it also works without a network.';
  if (reason === 'altered') {
    return `No copy of this page is kept for use without a network: its host sends “${file}” otherwise than it was packaged. ` +
      'Whoever runs this copy finds in HOSTING.txt, which lies beside it, what to change.';
  }
  if (reason === 'network') return 'No whole copy of this page is kept for use without a network: not all of it could be fetched for that.';
  if (reason === 'newer') return 'The copy of this page on your device is not whole; the newer version that is ready replaces it.';
  if (reason === 'storage') return `${none}: it has no room for it, or does not allow it.`;
  return `${none}.`;
}

// `line` is the paragraph that says whether a copy was kept; `afterReload()` a sentence on what reloading keeps.
export async function keepOffline(notices, line, afterReload) {
  const { worker: file } = document.body.dataset;
  const container = navigator.serviceWorker;
  if (!file || !container) return;
  const tell = (account) => {
    line.textContent = account ? sentence(account) : '';
    line.hidden = !account;
  };
  try {
    let fault = {};
    const registration = await container.register(workerAddress(file));
    // Why a copy could not be made, from a worker that is about to go.
    container.addEventListener('message', ({ data }) => {
      fault = data;
      if (!registration.active && data?.kept === false) tell(data);
    });
    const reload = () => {
      const { waiting } = registration;
      if (!waiting) return location.reload();
      waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
      return waiting.postMessage('take over');
    };
    const offer = () => notices.show('version', 'A newer version is ready',
      `What you see stays as it is until you reload. ${afterReload()}`,
      { tone: 'news', action: { text: 'Reload', run: reload } });
    const look = async () => tell(await ask(registration.active));
    const follow = (worker) => worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active) offer();
      else if (worker.state === 'activated') look();
      else if (worker.state === 'redundant' && !registration.active) tell({ kept: false, ...fault });
    });
    registration.addEventListener('updatefound', () => follow(registration.installing));
    if (registration.installing) follow(registration.installing);
    if (registration.waiting && registration.active) offer();
    if (registration.active) await look();
  } catch {
    tell({ kept: false });
  }
}
