// Keeps the page on the device for use without a network, where its host packaged it so (`data-worker` of the body).
// Without a service worker everything else still works.

// The one script address that this page makes; where Trusted Types are enforced nothing else can become one.
function workerAddress(file) {
  const policy = globalThis.trustedTypes?.createPolicy('pcn-explorer', { createScriptURL: () => file });
  return policy ? policy.createScriptURL('') : file;
}

// `line` is the paragraph that says whether a copy was kept.
export async function keepOffline(notices, line) {
  const { worker: file } = document.body.dataset;
  const container = navigator.serviceWorker;
  if (!file || !container) return;
  const tell = (kept) => {
    line.textContent = kept ? 'A copy of this page is kept on your device, so that it also works without a network.'
      : 'This browser kept no copy of this page for use without a network.';
    line.hidden = false;
  };
  try {
    const registration = await container.register(workerAddress(file));
    const reload = () => {
      const { waiting } = registration;
      if (!waiting) return location.reload();
      waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
      return waiting.postMessage('take over');
    };
    const offer = () => notices.show('version', 'A newer version is ready',
      'What you see stays as it is until you reload. The address keeps your place.',
      { tone: 'news', action: { text: 'Reload', run: reload } });
    const follow = (worker) => worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active) offer();
      else if (worker.state === 'activated') tell(true);
      else if (worker.state === 'redundant' && !registration.active) tell(false);
    });
    registration.addEventListener('updatefound', () => follow(registration.installing));
    if (registration.installing) follow(registration.installing);
    if (registration.waiting && registration.active) offer();
    if (registration.active) tell(true);
  } catch {
    tell(false);
  }
}
