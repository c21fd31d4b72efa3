// The single-file page: its files stand in it as text (base-64 of gzip), and what the page asks `fetch` for is taken from
// there. Nothing leaves the page: any other address is refused.
import { gunzip } from './inflate.js';

function compressedBytes(element) {
  const text = atob(element.textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function embedded(address) {
  const element = [...document.querySelectorAll('script[data-file]')].find(({ dataset }) => dataset.file === String(address));
  if (!element) throw new TypeError(`${address} is not in this file`);
  const bytes = compressedBytes(element);
  const body = typeof DecompressionStream === 'function'
    ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : gunzip(bytes);
  return new Response(body, { headers: { 'x-part-of-page': '1' } });
}

globalThis.fetch = async (address) => embedded(address);

// The page's own type, from the same bytes as the canvas's.
for (const file of (document.body.dataset.fonts ?? '').split(' ').filter(Boolean)) {
  embedded(file).arrayBuffer()
    .then((bytes) => document.fonts.add(new FontFace('Inter', bytes, { weight: /semibold/.test(file) ? '600' : '400' })))
    .catch(() => {});
}
