// A short hint on the map for who sees it for the first time. It goes for good when it is closed or the map is used, where
// the browser keeps such things; without storage it comes again, which does no harm.

const kKey = 'pcn-map-hint';

function kept() {
  try {
    return localStorage.getItem(kKey) !== null;
  } catch {
    return false;
  }
}

export function showHint(element) {
  element.hidden = kept();
  const canvas = document.getElementById('canvas');
  const map = canvas.parentElement;
  const close = () => {
    element.hidden = true;
    try {
      localStorage.setItem(kKey, '1');
    } catch { /* nothing is kept */ }
  };
  element.querySelector('button').addEventListener('click', () => {
    close();
    canvas.focus();
  });
  for (const use of ['pointerdown', 'keydown']) map.addEventListener(use, (event) => element.contains(event.target) || close());
}
