// The program's drawing as elements. Its text is simple: elements, attributes in double quotes, character data. So that
// nothing else can come of it, it is read here and not by the browser's parser of markup.

const kName = 'http://www.w3.org/2000/svg';
const kPart = /<(\/?)([\w:]+)((?: [\w:-]+="[^"]*")*)(\/?)>|[^<]+/g;
const kCharacters = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text) => text.replace(/&(\w+);/g, (whole, name) => kCharacters[name] ?? whole);

export function drawingElement(text) {
  const top = document.createDocumentFragment();
  let parent = top;
  for (const [part, closing, name, attributes, empty] of text.matchAll(kPart)) {
    if (closing) {
      parent = parent.parentNode;
    } else if (name) {
      const element = document.createElementNS(kName, name);
      for (const [, key, value] of attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
        if (!key.startsWith('xmlns')) element.setAttribute(key.replace('xlink:', ''), plain(value));
      }
      parent.append(element);
      if (!empty) parent = element;
    } else if (parent !== top) {
      parent.append(plain(part));
    }
  }
  return top.firstElementChild;
}
