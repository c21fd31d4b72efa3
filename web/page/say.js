// The page's own sentences, in the language of the page. They stand in assets/texts/LANGUAGE/page, as messages of which
// docs/texts.md tells, and come in a template of index.html, a line each; join_scripts.mjs puts their numbers in the place of names.

let phrases = {};
let language = 'en';

// For who makes pages without a browser: messages by name.
export function usePhrases(all, of) {
  phrases = all;
  language = of;
}

const block = globalThis.document?.getElementById('texts');
if (block) usePhrases(block.content.textContent.split('\n'), document.documentElement.lang);

export const numberText = (number, options) => number.toLocaleString(language, options);
export const listText = (items) => new Intl.ListFormat(language).format(items);

// A message with its arguments.
export function format(message, values = {}) {
  let at = 0;
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(message);
    at = pattern.lastIndex;
    return found ?? [];
  };
  const argument = () => {
    const [, name, kind, end] = take(/(\w+)(?:, (\w+))?([,}])/y);
    const value = values[name];
    if (end === '}') return kind ? numberText(value) : value;
    const said = {};
    const plural = kind === 'plural';
    for (let key; (key = take(/\s*(?:(=?\w+) ?\{|\})/y)[1]);) {
      said[key] = words(plural ? value : null);
      ++at;
    }
    return said[plural ? `=${value}` : value] ?? said[plural ? new Intl.PluralRules(language).select(value) : 'other'] ?? said.other;
  };
  // Up to the end of the message or of a branch; `counted` is what "#" stands for.
  const words = (counted) => {
    let said = '';
    while (at < message.length && message[at] !== '}') {
      const letter = message[at++];
      if (letter === '{') said += argument();
      else if (letter === '#' && counted !== null) said += numberText(counted);
      else if (letter === "'" && /[{}<#']/.test(message[at])) said += message[at] === "'" ? message[at++] : take(/([^']*)'/y)[1];
      else said += letter;
    }
    return said;
  };
  return words(null);
}

export const phrase = (name, values) => format(phrases[name], values);
