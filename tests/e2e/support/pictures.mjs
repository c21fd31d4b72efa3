// Two PNG pictures (base64) side by side. Needs a page with bypassCSP, whose decoder it uses.
// The part of the pixels that differ (1 for pictures of different sizes), and the box that holds them.
export function difference(page, one, two, near) {
  return page.evaluate(async ([a, b, least]) => {
    const [first, second] = await Promise.all([a, b].map(async (base64) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    }));
    if (first.width !== second.width || first.height !== second.height) return { part: 1, box: 'another size' };
    const box = [Infinity, Infinity, 0, 0];
    let count = 0;
    for (let i = 0; i < first.data.length; i += 4) {
      if (![0, 1, 2].some((k) => Math.abs(first.data[i + k] - second.data[i + k]) > least)) continue;
      ++count;
      const [x, y] = [(i / 4) % first.width, Math.floor(i / 4 / first.width)];
      box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
    }
    return { part: count / (first.data.length / 4), box: box.map((v) => v * 2).join(' ') };
  }, [one, two, near]);
}
