// patch.js in a browser: what the reader has under the hand survives a redraw.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kRoot, openPage, startBrowser, startServer } from './support/browser.mjs';

let browser;
let server;
let page;
before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
  // The site has all modules in one script; this one is handed out by itself.
  const module = { path: join(kRoot, 'web/page/patch.js'), contentType: 'text/javascript' };
  page = await openPage(browser, server.url, '', {
    ready: false, bypassCSP: true,  // for `new Function` below
    routes: { '**/page/patch.js': (route) => route.fulfill(module) },
  });
});
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

// Patches a fresh element with each list in turn; `between` runs in the page after the first.
function patched(lists, between = '') {
  return page.evaluate(async ({ steps, code }) => {
    const { patch } = await import('./page/patch.js');
    const root = document.createElement('div');
    document.body.append(root);
    patch(root, steps[0]);
    const kept = code ? new Function('root', code)(root) : null;
    for (const step of steps.slice(1)) patch(root, step);
    const outcome = { html: root.innerHTML, same: kept ? root.contains(kept) : null, focused: root.contains(document.activeElement),
      value: kept?.value, open: kept?.open };
    root.remove();
    return outcome;
  }, { steps: lists, code: between });
}
const el = (tag, attributes = {}, ...children) => ({ tag, attributes, children });

test('nothing becomes something, and something nothing', async () => {
  assert.equal((await patched([[]])).html, '');
  assert.equal((await patched([[], [el('p', { class: 'a' }, 'x')]])).html, '<p class="a">x</p>');
  assert.equal((await patched([[el('p', {}, 'x'), 'y'], []])).html, '');
});

test('text is text', async () => {
  assert.equal((await patched([['<b>&']])).html, '&lt;b&gt;&amp;');
});

test('attributes come, change and go', async () => {
  const { html } = await patched([[el('p', { class: 'a', title: 't' })], [el('p', { class: 'b', lang: 'en' })]]);
  assert.equal(html, '<p class="b" lang="en"></p>');
});

test('a keyed row keeps its element when the order changes', async () => {
  const rows = (keys) => keys.map((key) => el('a', { 'data-key': key, href: '#' }, key));
  const { html, same, focused } = await patched([rows(['a', 'b', 'c']), rows(['c', 'b', 'd', 'a'])],
    "const a = root.querySelector('[data-key=b]'); a.focus(); return a;");
  assert.deepEqual(html.match(/data-key="(\w)"/g).join(''), 'data-key="c"data-key="b"data-key="d"data-key="a"');
  assert.ok(same);
  assert.ok(focused);
});

test('details stay as the reader left them', async () => {
  const fold = [el('details', {}, el('summary', {}, 's'), 'text')];
  assert.equal((await patched([fold, fold], "const d = root.firstChild; d.open = true; return d;")).open, true);
});

test('a field that is being typed in is left alone, any other follows', async () => {
  const field = (value) => [el('input', { type: 'text', value })];
  assert.equal((await patched([field('a'), field('b')], "const i = root.firstChild; i.focus(); i.value = 'typed'; return i;")).value, 'typed');
  assert.equal((await patched([field('a'), field('b')], 'return root.firstChild;')).value, 'b');
});

test('a select follows its value even when its options come at the same time', async () => {
  const choice = (value, options) => [el('select', { value }, ...options.map((option) => el('option', { value: option }, option)))];
  assert.equal((await patched([choice('a', ['a', 'b']), choice('c', ['b', 'c'])], 'return root.firstChild;')).value, 'c');
});
