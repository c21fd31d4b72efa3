// Writes nodes (document.js) as HTML text. Used at build time; the page itself never makes HTML from text.

const kVoid = new Set(['input', 'br', 'hr', 'img', 'link', 'meta']);

export function escapeText(text) {
  return String(text).replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
}

export function toHtml(child) {
  if (typeof child === 'string') return escapeText(child);
  const attributes = Object.entries(child.attributes)
    .filter(([, value]) => value !== false && value !== undefined)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeText(value)}"`))
    .join('');
  const open = `<${child.tag}${attributes}>`;
  return kVoid.has(child.tag) ? open : `${open}${child.children.map(toHtml).join('')}</${child.tag}>`;
}
