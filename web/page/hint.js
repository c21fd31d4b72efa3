// A short hint on the map for who sees it for the first time. Closed once it is closed for good, where the browser keeps
// such things; without storage it comes again, which does no harm.

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
  element.querySelector('button').addEventListener('click', () => {
    element.hidden = true;
    document.getElementById('canvas').focus();
    try {
      localStorage.setItem(kKey, '1');
    } catch { /* nothing is kept */ }
  });
}
