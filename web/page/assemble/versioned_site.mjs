// The site as a host serves it: everything but the page itself lies in a folder named after the content of all of it, so
// that no cache can put two versions together; with a service worker and a web app manifest.
import { digest, integrity } from './files.mjs';
import { licencesIn, licencesTitle, manifestOf } from './hosting.mjs';
import { iconPng, iconSvg } from './icons.mjs';

const kVersionMark = 'v-0000000000000000';
const kIconSizes = [192, 512];

// The page itself, and the same in other languages.
export const pagesOf = (site) => ['index.html', ...[...site.keys()].filter((name) => /^index\..+\.html$/.test(name))];
const addressOf = (page) => (page === 'index.html' ? './' : page);

// What the page's own meta element allows.
export function policyOf(html) {
  return html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)[1];
}

// `html` with every address of one of `names` in the head and in the attributes of the body put below `folder`.
export function moveAddresses(html, names, folder) {
  const known = new Set(names);
  const end = html.indexOf('>', html.indexOf('<body')) + 1;
  const move = (list) => list.split(' ').map((name) => (known.has(name) ? `${folder}/${name}` : name)).join(' ');
  return html.slice(0, end).replace(/(\s(?:src|href|data-[\w-]+)=")([^"]*)"/g, (all, before, value) => `${before}${move(value)}"`) +
    html.slice(end);
}

let drawnIcons = null;

function icons(ground) {
  if (drawnIcons?.ground === ground) return drawnIcons.files;
  const files = kIconSizes.map((size) => [`icons/icon-${size}.png`, iconPng(size)]);
  drawnIcons = { ground, files: new Map([...files, ['icons/icon-maskable-512.png', iconPng(512, { ground })],
    ['icons/icon-180.png', iconPng(180, { ground })], ['icons/icon.svg', Buffer.from(iconSvg())]]) };
  return drawnIcons.files;
}

function manifest(html, page, folder, { ground, paper }) {
  const [name, short] = [html.match(/<title>([^<]*)</)[1], html.match(/<h1>([^<]*)</)[1]];
  return JSON.stringify({
    id: page, name, short_name: short, description: html.match(/<meta name="description" content="([^"]*)">/)[1],
    lang: html.match(/<html lang="([^"]*)"/)[1], start_url: page, scope: './', display: 'minimal-ui', background_color: paper, theme_color: ground,
    icons: [
      { src: `${folder}/icons/icon.svg`, sizes: 'any', type: 'image/svg+xml' },
      ...kIconSizes.map((size) => ({ src: `${folder}/icons/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
      { src: `${folder}/icons/icon-maskable-512.png`, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }, null, 2) + '\n';
}

function pageHtml(html, { page, names, folder, licences }, { ground }) {
  const links = licences.map(({ name, title }) => `<a href="${name}">${title}</a>`).join(', ');
  const head = `<link rel="manifest" href="${manifestOf(page)}">\n<link rel="apple-touch-icon" href="${folder}/icons/icon-180.png">\n` +
    `<meta name="theme-color" content="${ground}">\n</head>`;
  return moveAddresses(html, names, folder).replace('</head>', head).replace('<body ', '<body data-worker="sw.js" ')
    .replace('</footer>', `  <p>${licencesTitle(html)}: ${links}.</p>\n  </footer>`);
}

// `site`: files of the built site; `worker`: text of worker.js; `colours`: `ground` behind the icon, `paper` of the page.
// Returns the version's name and the files.
export function versionedSite(site, worker, colours) {
  const pages = pagesOf(site);
  const apart = (name) => pages.includes(name) || name.startsWith('licences/');
  const moved = new Map([...[...site].filter(([name]) => !apart(name)), ...icons(colours.ground)]);
  const around = (folder) => pages.flatMap((page) => {
    const html = site.get(page).toString();
    return [
      [addressOf(page), Buffer.from(pageHtml(html, { page, names: moved.keys(), folder, licences: licencesIn(site) }, colours))],
      [manifestOf(page), Buffer.from(manifest(html, addressOf(page), folder, colours))],
    ];
  });
  const all = [...around(kVersionMark), ['worker', Buffer.from(worker)], ...moved];
  const version = `v-${digest(all.map(([name, bytes]) => `${digest(bytes)} ${name}\n`).join('')).slice(0, 16)}`;
  const placed = [...moved].map(([name, bytes]) => [`${version}/${name}`, bytes]);
  // Icons are fetched by the system that shows them, not by the page.
  const kept = [...around(version), ...placed.filter(([name]) => !name.endsWith('.png'))];
  const list = Object.fromEntries(kept.map(([name, bytes]) => [name, integrity(bytes)]));
  const script = `const kVersion = '${version}';\nconst kFiles = ${JSON.stringify(list, null, 2)};\n\n${worker}`;
  return {
    version,
    files: new Map([
      ...placed, ...around(version).map(([name, bytes]) => [name === './' ? 'index.html' : name, bytes]), ['sw.js', Buffer.from(script)],
      ...[...site].filter(([name]) => name.startsWith('licences/')),
    ]),
  };
}
