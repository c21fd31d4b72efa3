// The page's own program, without canvas and page around it: calls of its exported functions, timed one by one.
import { loadProgram } from './page/program.js';
import create from './pcn.js';

const program = await loadProgram(create, 'pcn.wasm', { changed() {}, announce() {}, fault() {}, map() {}, play() {} },
  () => {});
const bytes = new Uint8Array(await (await fetch('area.json')).arrayBuffer());
const timed = (work) => {
  const begin = performance.now();
  work();
  return performance.now() - begin;
};
const opened = timed(() => program.load(bytes));

window.core = {
  opened,
  // Of actions, documents and exports; what is prepared does not count.
  time: (prepare, actions, documents, documentsBefore = [], exports = []) => {
    for (const action of prepare) program.apply(action);
    for (const which of documentsBefore) program.documentText(which);
    return timed(() => {
      for (const action of actions) program.apply(action);
      for (const which of documents) program.documentText(which);
      for (const what of exports) program.export(what);
    });
  },
};
document.body.dataset.ready = 'true';
