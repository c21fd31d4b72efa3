// Makes an element's children equal to a list of nodes (document.js), reusing what is there: focus, scroll position,
// open details, a slider under the finger all survive a redraw.

function setAttribute(element, name, value) {
  // The reader's own typing is never overwritten.
  if (name === 'value' && 'value' in element && element.tagName !== 'OPTION') {
    if (element.value !== value && element !== document.activeElement) element.value = value;
    return;
  }
  if (name === 'checked') {
    element.checked = Boolean(value);
    return;
  }
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

function update(element, { attributes, children }) {
  for (const { name } of [...element.attributes]) {
    if (!(name in attributes) && !(name === 'open' && element.tagName === 'DETAILS')) element.removeAttribute(name);
  }
  const { value, ...others } = attributes;
  for (const [name, setting] of Object.entries(others)) setAttribute(element, name, setting);
  patchChildren(element, children);
  if (value !== undefined) setAttribute(element, 'value', value);  // after the options of a select
}

const keyOf = (wanted) => wanted.attributes['data-key'] ?? wanted.attributes.id ?? null;

function matches(existing, wanted) {
  if (typeof wanted === 'string') return existing.nodeType === Node.TEXT_NODE;
  return existing.nodeType === Node.ELEMENT_NODE && existing.localName === wanted.tag &&
    (existing.getAttribute('data-key') ?? (existing.id || null)) === keyOf(wanted);
}

function patchChildren(parent, wantedChildren) {
  let cursor = parent.firstChild;
  for (const wanted of wantedChildren) {
    let found = cursor;
    if (!found || !matches(found, wanted)) {
      found = null;
      if (typeof wanted !== 'string' && keyOf(wanted) !== null) {
        for (let later = cursor; later; later = later.nextSibling) {
          if (matches(later, wanted)) { found = later; break; }
        }
      }
    }
    if (!found) {
      found = typeof wanted === 'string' ? document.createTextNode(wanted) : document.createElement(wanted.tag);
    }
    if (found === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(found, cursor);
    if (typeof wanted === 'string') {
      if (found.data !== wanted) found.data = wanted;
    } else {
      update(found, wanted);
    }
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

export function patch(parent, wantedChildren) {
  const focused = document.activeElement;
  patchChildren(parent, wantedChildren);
  // An element that moves loses the focus on its way.
  if (focused !== document.activeElement && parent.contains(focused)) focused.focus({ preventScroll: true });
}
