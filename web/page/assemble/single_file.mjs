// The whole page in one file that opens from a disk: script and style stand in it and are allowed by their hashes; program,
// data and fonts stand in it as base-64 of gzip, which embedded.js unpacks.
import { gzip, integrity } from './files.mjs';
import { licencesIn, licencesTitle } from './hosting.mjs';
import { linkModules } from './link_modules.mjs';

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function inside(tag, text, attributes = '') {
  if (new RegExp(`</${tag}|<!--`, 'i').test(text)) throw new Error(`text for <${tag}> would end it early`);
  return `<${tag}${attributes}>${text}</${tag}>`;
}

function policy(script, style) {
  return `default-src 'none'; script-src '${integrity(script)}' 'wasm-unsafe-eval'; style-src '${integrity(style)}'; ` +
    "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
}

// `site`: files of the built site; `extra`: texts of the modules that only this page has, by path; `page`: which of its pages,
// each in another language.
export function singleFile(site, extra, page = 'index.html') {
  const text = (name) => (extra.get(name) ?? site.get(name)?.toString() ?? (() => { throw new Error(`no file ${name}`); })());
  const entry = 'page/single_file.js';
  const modules = (name) => (name === entry ? "import './embedded.js';\nimport './main.js';\n" : text(name));
  const script = `\n${linkModules(entry, modules)}`;
  // Faces are made by embedded.js: an address of a font could not be reached.
  const style = `\n${text('page/style.css').replace(/@font-face\s*\{[^}]*\}\s*/g, '')}`;
  const texts = text(page).match(/ data-texts="([^"]*)"/)?.[1];
  const embedded = [...site].filter(([name]) => /\.(wasm|json|otf)$/.test(name) || name === texts);
  const blocks = embedded.map(([name, bytes]) =>
    inside('script', gzip(bytes).toString('base64'), ` type="application/gzip;base64" data-file="${name}"`));
  const licences = licencesIn(site).map(({ title, text: terms }) => inside('h3', escapeText(title)) + inside('pre', escapeText(terms)));
  const once = (html, pattern, replacement) => {
    if (html.split(pattern).length !== 2) throw new Error(`index.html has not exactly one ${pattern}`);
    return html.replace(pattern, () => replacement);
  };
  // It is sent alone, so the pages in other languages do not lie beside it.
  let html = text(page).replace(/ *<nav class="languages".*\n/, '').replace(/<link rel="(?:preload|modulepreload)"[^>]*>\n?/g, '');
  html = html.replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, (all, before) => before + policy(script, style));
  html = once(html, '<link rel="stylesheet" href="page/style.css">', inside('style', style));
  html = once(html, '<script type="module" src="page/main.js"></script>', '');
  html = once(html, '</footer>', `<details class="licences">${inside('summary', licencesTitle(text(page)))}${licences.join('')}</details>\n  </footer>`);
  html = once(html, '</body>', `${blocks.join('\n')}\n${inside('script', script, ' type="module"')}\n</body>`);
  const left = html.slice(0, html.indexOf('<body')).match(/<link (?!rel="icon")[^>]*>|<script [^>]*src=[^>]*>/);
  if (left) throw new Error(`index.html would still fetch: ${left[0]}`);
  return html;
}
