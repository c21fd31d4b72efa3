// The page's icon, three hexagons, as SVG and as PNG in the sizes that devices ask for.
import { crc32 } from './crc32.mjs';
import { deflateSync } from 'node:zlib';

// Corners in a square of 36.
const kHexagons = [
  { colour: '#28a197', corners: [[10, 2], [17.5, 6.3], [17.5, 14.9], [10, 19.2], [2.5, 14.9], [2.5, 6.3]] },
  { colour: '#a285d1', corners: [[26, 2], [33.5, 6.3], [33.5, 14.9], [26, 19.2], [18.5, 14.9], [18.5, 6.3]] },
  { colour: '#f46a25', corners: [[18, 16], [25.5, 20.3], [25.5, 28.9], [18, 33.2], [10.5, 28.9], [10.5, 20.3]] },
];
const kSquare = 36;
const kSamples = 4;  // a side, in every pixel

export function iconSvg() {
  const shapes = kHexagons.map(({ colour, corners }) => `<path fill="${colour}" d="M${corners.map((c) => c.join(' ')).join('L')}z"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kSquare} ${kSquare}">${shapes.join('')}</svg>\n`;
}

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

// Whether a convex polygon in clockwise order on the screen covers a point.
function covers(corners, x, y) {
  for (let i = 0; i < corners.length; ++i) {
    const [ax, ay] = corners[i];
    const [bx, by] = corners[(i + 1) % corners.length];
    if ((bx - ax) * (y - ay) < (by - ay) * (x - ax)) return false;
  }
  return true;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function encodePng(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);  // 8 bits, red green blue alpha
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; ++y) pixels.copy(rows, y * (size * 4 + 1) + 1, y * size * 4, (y + 1) * size * 4);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

// A PNG of `size` pixels. With `ground` the square is filled and the drawing keeps to the middle 80 %, which is what
// systems that cut icons to a shape of their own leave.
export function iconPng(size, { ground = null } = {}) {
  const pixels = Buffer.alloc(size * size * 4);
  const share = ground ? 0.62 : 1;
  const toDrawing = (pixel) => ((pixel / size - 0.5) / share + 0.5) * kSquare;
  // What is seen at a point of the picture: the number of a colour, the last of which is what lies behind.
  const colours = [...kHexagons.map(({ colour }) => channels(colour)), ground ? channels(ground) : null];
  const seen = (px, py) => {
    const [x, y] = [toDrawing(px), toDrawing(py)];
    const found = kHexagons.findIndex(({ corners }) => covers(corners, x, y));
    return found < 0 ? kHexagons.length : found;
  };
  const put = (at, counts) => {
    const hits = counts.reduce((sum, count, i) => sum + (colours[i] ? count : 0), 0);
    if (hits === 0) return;
    for (let c = 0; c < 3; ++c) {
      pixels[at + c] = Math.round(counts.reduce((sum, count, i) => sum + (colours[i] ? count * colours[i][c] : 0), 0) / hits);
    }
    pixels[at + 3] = Math.round((255 * hits) / counts.reduce((sum, count) => sum + count));
  };
  for (let y = 0; y < size; ++y) {
    for (let x = 0; x < size; ++x) {
      const counts = colours.map(() => 0);
      const corners = [seen(x, y), seen(x + 1, y), seen(x, y + 1), seen(x + 1, y + 1)];
      if (corners.every((each) => each === corners[0])) {
        counts[corners[0]] = 1;
      } else {
        for (let s = 0; s < kSamples * kSamples; ++s) {
          counts[seen(x + ((s % kSamples) + 0.5) / kSamples, y + (Math.floor(s / kSamples) + 0.5) / kSamples)] += 1;
        }
      }
      put((y * size + x) * 4, counts);
    }
  }
  return encodePng(size, pixels);
}
