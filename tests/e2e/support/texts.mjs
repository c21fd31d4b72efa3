// The page's English texts, for tests that use its modules without a browser.
import { readFileSync } from 'node:fs';
import { usePhrases } from '../../../web/page/say.js';

const messages = (name) => Object.fromEntries(Object.entries(JSON.parse(readFileSync(
  new URL(`../../../assets/texts/en/page/${name}.arb`, import.meta.url), 'utf8'))).filter(([key]) => !key.startsWith('@')));

export const kTexts = { language: 'en-GB', file: 'en', name: 'English', dir: 'ltr', canvas: 'text', shell: messages('shell'), script: messages('script') };
usePhrases(kTexts.script, kTexts.language);
