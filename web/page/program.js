// The wasm program as an object: text in, parsed JSON out. Knows the bridge (ARCHITECTURE.md) and nothing of the page.
import { joinColumns } from './columns.js';
import { LoadFault, fetchBytes } from './fetch_bytes.js';
import { phrase } from './say.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const ofAnotherVersion = (file) => phrase('program_of_another_version', { file });

export class Program {
  #module;
  #make;
  #texts = null;

  // `make(options)` starts another module of the same program.
  constructor(module, make) {
    this.#module = module;
    this.#make = make;
  }

  // A second program, without canvas and page, with memory of its own that goes with it.
  async another() {
    const second = new Program(await this.#make({ printErr() {} }), this.#make);
    if (this.#texts) second.useTexts(this.#texts);
    return second;
  }

  // Texts of another language, from a file of this name; before anything else.
  useTexts(bytes, file) {
    if (this.#withBytes(bytes, (pointer) => this.#module._pcn_texts(pointer, bytes.length))) throw new LoadFault(ofAnotherVersion(file));
    this.#texts = bytes;
  }

  #text(pointer) {
    const heap = this.#module.HEAPU8;
    return decoder.decode(heap.slice(pointer, heap.indexOf(0, pointer)));
  }

  // Calls `use` with the address of a copy of the bytes, followed by a zero byte, and frees the copy.
  #withBytes(bytes, use) {
    const pointer = this.#module._malloc(bytes.length + 1);
    if (!pointer) throw new LoadFault(phrase('no_memory'));
    try {
      this.#module.HEAPU8.set(bytes, pointer);
      this.#module.HEAPU8[pointer + bytes.length] = 0;
      return use(pointer);
    } finally {
      this.#module._free(pointer);
    }
  }

  #ask(name, text) {
    return this.#withBytes(encoder.encode(text), (pointer) => this.#text(this.#module[`_${name}`](pointer)));
  }

  // True when the canvas can be drawn on; false without WebGL 2 (everything else still works).
  start(selector) {
    return this.#withBytes(encoder.encode(selector), (pointer) => this.#module._pcn_start(pointer)) === 0;
  }

  load(bytes) {
    return JSON.parse(this.#withBytes(bytes, (pointer) => this.#text(this.#module._pcn_load(pointer, bytes.length))));
  }

  // The rest of the package, which is fetched after the first map.
  loadRest(bytes) {
    return JSON.parse(this.#withBytes(bytes, (pointer) => this.#text(this.#module._pcn_load_rest(pointer, bytes.length))));
  }

  // A file of the reader: {ok, partly, title, messages, action, area, example}.
  open(name, bytes) {
    return JSON.parse(this.#withBytes(encoder.encode(name), (text) => this.#withBytes(bytes, (pointer) =>
      this.#text(this.#module._pcn_open(text, pointer, bytes.length)))));
  }

  apply(action) {
    return JSON.parse(this.#ask('pcn_apply', action)).messages;
  }

  restore(fragment) {
    return JSON.parse(this.#ask('pcn_restore', fragment)).messages;
  }

  search(text) {
    return JSON.parse(this.#ask('pcn_search', text));
  }

  document(which) {
    return JSON.parse(this.#ask('pcn_document', which));
  }

  // Where map and panel lie on the canvas, and what is seen of the panel's table.
  layout() {
    return this.document('layout');
  }

  // What stands around the map, as text.
  mapTools() {
    return this.#ask('pcn_document', 'map-tools');
  }

  // An answer to a question about the map: {text, action, links}.
  askMap(question) {
    return this.document(`ask:${question}`);
  }

  // What the page covers of the map at its edges, CSS pixels; and how far from its picture that of the second map lies.
  inset(left, top, right, bottom, across, down) {
    this.#module._pcn_inset(left, top, right, bottom, across, down);
  }

  // Names of the reader's files that are open: {services, registrations}.
  files() {
    const file = this.export('files');
    return file.text ? JSON.parse(file.text) : { services: [], registrations: '' };
  }

  export(what) {
    return JSON.parse(this.#ask('pcn_export', what));
  }

  // What the field over the canvas holds: {messages, taken}. Not `keep`: the editing is given up.
  type(text, keep) {
    return JSON.parse(this.#withBytes(encoder.encode(text), (pointer) =>
      this.#text(this.#module._pcn_type(pointer, keep ? 1 : 0))));
  }

  // Text for the clipboard: what is chosen in the panel of the canvas, or `all` of it.
  copied(all) {
    return this.#text(this.#module._pcn_copied(all ? 1 : 0));
  }

  setTheme(dark) {
    this.#module._pcn_set_theme(dark ? 1 : 0);
  }

  setFonts(regular, strong) {
    this.#withBytes(regular, (first) => this.#withBytes(strong, (second) =>
      this.#module._pcn_set_fonts(first, regular.length, second, strong.length)));
  }

  // Draws the next frame at once if one is due.
  draw() {
    this.#module._pcn_draw();
  }

  resize(width, height, ratio) {
    this.#module._pcn_resize(width, height, ratio);
  }
}

// Fetches, compiles and starts the program. `create` is the factory that pcn.js exports; `meanwhile` is called while other
// threads compile.
export async function loadProgram(create, address, callbacks, progress, meanwhile = () => {}) {
  const bytes = await fetchBytes(address, progress);
  let compiled;
  try {
    const compiling = WebAssembly.compile(joinColumns(bytes));
    meanwhile();
    compiled = await compiling;
  } catch {
    throw new LoadFault(phrase('program_damaged', { file: address }));
  }
  const make = (options) => new Promise((resolve, reject) => {
    create({
      ...options,
      instantiateWasm(imports, ready) {
        WebAssembly.instantiate(compiled, imports).then((instance) => ready(instance, compiled)).catch(reject);
        return {};
      },
      onAbort: reject,
    }).then(resolve, reject);
  });
  try {
    return new Program(await make({ pcn: callbacks }), make);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof WebAssembly.LinkError)) throw error;
    throw new LoadFault(ofAnotherVersion(address));
  }
}
