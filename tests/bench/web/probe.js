// Runs in every page before its own scripts. Notes when frames are drawn and what the map looks like in them, in the same
// way for every library: a frame counts when something was drawn on a canvas, or when the page says that the map moved.
(() => {
  const kSample = { width: 64, height: 40 };
  const probe = { work: 0, frames: [], watching: true, moved: () => { probe.work += 1; } };
  window.probe = probe;

  const wrap = (prototype, names) => {
    for (const name of names) {
      const draw = prototype?.[name];
      if (!draw) continue;
      prototype[name] = function counted(...values) {
        probe.work += 1;
        return draw.apply(this, values);
      };
    }
  };
  wrap(window.WebGL2RenderingContext?.prototype,
    ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'clear']);
  wrap(window.WebGLRenderingContext?.prototype, ['drawArrays', 'drawElements', 'clear']);

  // The probe's own small canvas draws too; it is not counted.
  const small = new OffscreenCanvas(kSample.width, kSample.height).getContext('2d', { willReadFrequently: true });
  wrap(window.CanvasRenderingContext2D?.prototype, ['fill', 'stroke', 'clearRect', 'drawImage']);

  // A WebGL canvas can be read only in the task that drew it, so the picture is taken right after each callback.
  function look() {
    const canvas = document.querySelector('#canvas, #map canvas');
    if (!canvas || canvas.width === 0 || canvas.height === 0) return null;
    small.clearRect(0, 0, kSample.width, kSample.height);
    small.drawImage(canvas, 0, 0, kSample.width, kSample.height);
    return small.getImageData(0, 0, kSample.width, kSample.height).data;
  }

  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((time) => {
    const before = probe.work;
    callback(time);
    if (probe.work === before) return;
    const frame = { time: performance.now(), tick: time };
    if (probe.watching) frame.picture = look();
    probe.frames.push(frame);
  });

  // When the map first looked as it did in the end: the mean difference of a colour channel is below 2 of 255.
  probe.firstFullFrame = () => {
    const pictures = probe.frames.filter((frame) => frame.picture);
    const last = pictures.at(-1)?.picture;
    if (!last) return null;
    let colours = new Set();
    for (let i = 0; i < last.length; i += 4) colours.add((last[i] << 16) | (last[i + 1] << 8) | last[i + 2]);
    const same = (picture) => {
      let difference = 0;
      for (let i = 0; i < last.length; ++i) difference += Math.abs(picture[i] - last[i]);
      return difference / last.length < 2;
    };
    return { time: pictures.find((frame) => same(frame.picture)).time, colours: colours.size };
  };

  // Frames drawn since then; several callbacks of one tick are one frame.
  probe.count = () => new Set(probe.frames.map((frame) => frame.tick)).size;
  probe.reset = (watching) => {
    probe.frames = [];
    probe.watching = watching;
  };
})();
