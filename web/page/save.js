// Hands a file made by the program to the reader; pictures are drawn from the program's drawing first.
import { phrase } from './say.js';

export function saveBlob(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function save({ name, type, text, base64 }) {
  saveBlob(name, new Blob([base64 ? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) : text], { type }));
}

// A drawing as an address that an image can show; it needs no request and no leave of its own.
export const pictureAddress = ({ text }) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;

// Draws the drawing with `scale` pixels for each of its units. Needs no WebGL.
export async function paint(drawing, scale, canvas) {
  const image = new Image();
  image.src = pictureAddress(drawing);
  await image.decode();
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  // On the processor: where the graphics card is made up by software, it would keep the page from being drawn for seconds.
  canvas.getContext('2d', { willReadFrequently: true }).drawImage(image, 0, 0, canvas.width, canvas.height);
}

export async function toPng(drawing, scale) {
  const canvas = document.createElement('canvas');
  await paint(drawing, scale, canvas);
  const blob = await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
  if (!blob) throw new Error(phrase('picture_too_large'));
  return { name: drawing.name.replace(/svg$/, `${scale}x.png`), blob };
}
