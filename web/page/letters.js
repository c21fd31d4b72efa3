// The letters that the canvas writes with.
import { fetchBytes } from './fetch_bytes.js';
import { after } from './wait.js';

const kPatience = 5000;  // ms that the map waits for its letters once all else is there

// Begins to fetch them: `files` are addresses, parted by spaces; none where the program brings letters of its own. The
// function that is returned waits for {fonts, plain}: both fonts, or a plainer one where they do not come in time.
export function fetchLetters(files) {
  if (!files) return async () => ({});
  const names = files.split(' ');
  const all = Promise.all(names.map((file) => fetchBytes(file))).catch(() => undefined);
  return async () => {
    const fonts = await Promise.race([all, after(kPatience)]);
    if (fonts) return { fonts };
    const plain = await fetchBytes(names[0].replace(/fonts\/[^/]*$/, 'page/plain.otf'));
    return { fonts: [plain, plain], plain: true };
  };
}
