// Waiting.

export const after = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

// When the next frame has been drawn, or at once where none will be: on a hidden page, or in another tab of a narrow one.
export function nextFrame(canvas) {
  return new Promise((resolve) => {
    if (document.hidden || canvas.offsetWidth === 0) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 1000);  // hidden while it was waiting
  });
}
