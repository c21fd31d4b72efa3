// Keeps the page on the device for use without a network, where its host packaged it so (`data-worker` of the body).
// Without a service worker everything else still works.
import { phrase } from './say.js';

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
  if (kept) return phrase('copy_kept');
  if (reason === 'altered') return phrase('copy_altered', { file });
  if (reason === 'network') return phrase('copy_not_fetched');
  if (reason === 'newer') return phrase('copy_newer');
  if (reason === 'storage') return phrase('copy_no_room');
  return phrase('copy_none');
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
    const offer = () => notices.show('version', phrase('newer_version'),
      `${phrase('stays_until_reload')} ${afterReload()}`,
      { tone: 'news', action: { text: phrase('reload'), run: reload } });
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
