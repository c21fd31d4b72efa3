// The canvas's place on the page: its size and density, told to the program whenever they change.

export class CanvasPlace {
  #canvas;
  #program = null;
  #density = null;

  constructor(canvas) {
    this.#canvas = canvas;
    new ResizeObserver(() => this.tell()).observe(canvas);
    this.#watchDensity();
  }

  use(program) {
    this.#program = program;
    this.tell();
  }

  tell() {
    const { width, height } = this.#canvas.getBoundingClientRect();
    if (this.#program && width > 0 && height > 0) this.#program.resize(width, height, devicePixelRatio);
  }

  #watchDensity() {
    this.#density?.removeEventListener('change', this.#densityChanged);
    this.#density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density.addEventListener('change', this.#densityChanged);
  }

  #densityChanged = () => {
    this.#watchDensity();
    this.tell();
  };
}
