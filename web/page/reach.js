// Gives an element the focus, and what holds it its place in sight.
export function reach(element) {
  const fold = element.closest('details');
  if (fold) fold.open = true;
  const target = fold === element ? fold.querySelector('summary') : element;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
  if (document.activeElement !== target) target.scrollIntoView();
}
