// What is said aloud.

// Speaks through a live region; the same text twice is spoken twice. What comes later takes the place of what has not been said
// yet; without a text nothing more is to be said.
export function sayIn(status) {
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    status.textContent = '';
    if (text) timer = setTimeout(() => { status.textContent = text; }, 50);
  };
}

const textOf = (paragraph) => (paragraph?.spans ?? []).map(({ text }) => text).join('');

// Of an answer: what it is about, once, and its first finding.
export function spokenOf({ title, summary, blocks = [] }) {
  const first = textOf(blocks.find(({ type }) => type === 'paragraph'));
  const said = summary.includes(title) ? [summary] : [`${title}.`, summary];
  return [...said, first].filter(Boolean).join(' ');
}
