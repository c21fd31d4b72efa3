// What can be pressed in the texts: links that change the state, heads that sort, tables and charts to be saved, words to
// be explained. `deeds` has a function for each attribute data-KEY, which gets its value and the element, and says whether
// it has done what a link's address would do.
export function listenToPresses(root, deeds) {
  const keys = Object.keys(deeds);
  const selector = keys.map((key) => `[data-${key}]`).join(', ');
  root.addEventListener('click', (event) => {
    const target = event.target.closest(selector);
    const other = event.ctrlKey || event.metaKey || (event.shiftKey && !target?.dataset.sort);  // a new tab or window
    if (!target || event.defaultPrevented || event.button !== 0 || other) return;
    const key = keys.find((each) => target.dataset[each] !== undefined);
    if (deeds[key](target.dataset[key], target, event)) event.preventDefault();
  });
}
