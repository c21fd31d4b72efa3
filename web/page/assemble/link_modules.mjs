// Joins ES modules into the text of one, for a page that cannot fetch any. Each module becomes a function that runs once,
// in the order in which the language runs modules. What it does not understand is an error, never a guess: imports and
// exports stand at the start of a line, specifiers are relative literals, exports are never reassigned.
import { dirname, join, normalize } from 'node:path';

const kImport = /^import\s+(?:(?:(\w+)|\*\s+as\s+(\w+)|\{([^}]*)\})\s+from\s+)?'(\.[^']*)';$/gm;
const kDynamicImport = /\bimport\(\s*'(\.[^']*)'\s*\)/g;
const kDeclaration = /^export\s+(?=(?:async\s+function\*?|function\*?|class|const)\s+(\w+))/gm;
const kDefault = /^export\s+default\s+(\w+);/gm;
const kList = /^export\s*\{([^}]*)\};/gm;
const kLeftOver = /^(?:import\b(?!\s*[.(])|export\b(?!\s*\()).*$/m;

// "a, b as c" as pairs [outside, inside] of names.
const pairs = (list) => list.split(',').map((item) => item.trim()).filter(Boolean).map((item) => {
  const [first, second = first] = item.split(/\s+as\s+/);
  return [first, second];
});

// The text of one module that does what `entry` does. `read(path)` gives the text of a module by its path; `finish(text, path)`
// may change it once its imports and exports are resolved.
export function linkModules(entry, read, finish = (text) => text) {
  const names = new Map();   // path -> the name of the module's object; set while it is being linked
  const exported = new Map();  // path -> names
  const parts = [];

  function link(path, from) {
    if (exported.has(path)) return names.get(path);
    if (names.has(path)) throw new Error(`${from} and ${path} import each other`);
    const name = `module_${names.size}`;
    names.set(path, name);
    const neighbour = (specifier) => normalize(join(dirname(path), specifier));
    const exports = [];
    const need = (target, wanted) => {
      if (!exported.get(target).includes(wanted)) throw new Error(`${path}: ${target} exports no ${wanted}`);
      return wanted;
    };
    const text = read(path)
      .replace(kImport, (all, single, space, list, specifier) => {
        const target = neighbour(specifier);
        const object = link(target, path);
        if (single) return `const ${single} = ${object}.${need(target, 'default')};`;
        if (space) return `const ${space} = ${object};`;
        if (list === undefined) return '';
        return `const { ${pairs(list).map(([outside, inside]) => `${need(target, outside)}: ${inside}`).join(', ')} } = ${object};`;
      })
      .replace(kDynamicImport, (all, specifier) => `Promise.resolve(${link(neighbour(specifier), path)})`)
      .replace(kDeclaration, (all, what) => {
        exports.push([what, what]);
        return '';
      })
      .replace(kDefault, (all, what) => {
        exports.push(['default', what]);
        return '';
      })
      .replace(kList, (all, list) => {
        exports.push(...pairs(list).map(([inside, outside]) => [outside, inside]));
        return '';
      });
    const strange = text.match(kLeftOver);
    if (strange) throw new Error(`${path}: this import or export is of no known form: ${strange[0].slice(0, 80)}`);
    exported.set(path, exports.map(([outside]) => outside));
    const object = exports.map(([outside, inside]) => (outside === inside ? inside : `${outside}: ${inside}`)).join(', ');
    parts.push(`const ${name} = (() => {\n${finish(text, path).trim()}\nreturn { ${object} };\n})();\n`);
    return name;
  }

  link(normalize(entry), 'the page');
  return parts.join('');
}
