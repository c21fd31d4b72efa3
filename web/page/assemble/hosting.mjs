// What a host needs to know, as a file of headers in the form that several static hosts read, and as a note for people.

// A meta element cannot say who may show the page inside another.
export const headerPolicy = (policy) => `${policy}; frame-ancestors 'self'`;

const kLicenceTitles = { 'dear-imgui': 'Dear ImGui', earcut: 'earcut.hpp', inter: 'Inter (font)',
  'nlohmann-json': 'nlohmann/json', 'pcn-explorer': 'PCN Explorer' };

// The licences among the files of the site: title and text of each.
export const licencesIn = (site) => [...site].filter(([name]) => name.startsWith('licences/')).map(([name, bytes]) => {
  const stem = name.slice('licences/'.length).replace(/\.txt$/, '');
  return { name, title: kLicenceTitles[stem] ?? stem, text: bytes.toString() };
});

// What a page calls them in its language.
export const licencesTitle = (html) => html.match(/ data-licences="([^"]*)"/)[1];

// What a page's manifest is called: one for each language.
export const manifestOf = (page) => page.replace('index', 'manifest').replace('html', 'webmanifest');

const kEverywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self)',
};
const kAsk = { 'Cache-Control': 'no-cache' };
const kForEver = { 'Cache-Control': 'public, max-age=31536000, immutable' };

export function headersFile(policy, pages = ['index.html']) {
  // The single file has hashes of its own in its meta element; the policy of the folder would forbid its script.
  // Who may frame is said for every file, whatever path the page lies at: the line of the page itself names the root's.
  const page = { 'Content-Security-Policy': headerPolicy(policy), ...kAsk };
  const rules = { '/*': { ...kEverywhere, 'Content-Security-Policy': "frame-ancestors 'self'" }, '/': page, ...Object.fromEntries(pages.map((name) => [`/${name}`, page])), '/sw.js': kAsk,
    ...Object.fromEntries(pages.map((name) => [`/${manifestOf(name)}`, kAsk])), '/v-*': kForEver };
  return Object.entries(rules).map(([path, headers]) =>
    `${path}\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join('')}`).join('');
}

export const hostingNote = ({ version, policy }) => `PCN Explorer: how to host it, or use it without a host
=======================================================

On one computer, without a network
    Open pcn-explorer.html in a browser. That one file is the whole page; it can be
    sent by e-mail or copied to a USB stick. It asks for no other file and no network.
    Some phones show such files in a preview that runs no scripts: the lists can be
    read there, but the search and the map need a browser.

On a web server
    Copy everything in this folder to any folder of any static web server. Every
    address in it is relative, so any path will do, and nothing runs on the server.

From a USB stick as a folder
    Browsers fetch no scripts from a disk, so the folder needs a small server on the
    same computer, for example in this folder:  python3 -m http.server
    Then open http://localhost:8000/

What lies here
    index.html             the page; the lists in it can be read without any script
    ${version}     everything else of this version
    sw.js                  keeps a copy in the reader's browser, for use without a network
    manifest.webmanifest   name and icons, for those who install the page as an app
    pcn-explorer.html      the whole page in one file
    licences/              the licences of the software in it
    *.gz, *.br             the same files compressed; servers that know how send these
    _headers               response headers, for hosts that read such a file
    SHA256SUMS             checksums; check them with:  sha256sum -c SHA256SUMS

What a good host does
    1.  sends .wasm as application/wasm and .js as text/javascript;
    2.  sends the compressed files, or compresses;
    3.  lets browsers ask every time whether index.html and sw.js have changed
        (Cache-Control: no-cache), and keep everything below v-... for ever;
    4.  uses https, without which browsers keep no copy for use without a network;
    5.  sends every file as it is: where a host writes something into index.html, the
        page works but no copy of it is kept, and its footer names the file;
    6.  sends this header with index.html, which says what the page may do:

Content-Security-Policy: ${headerPolicy(policy)}

A new version
    Copy the new files first and index.html last, and leave the old v-... folder in
    place for a day: pages that are just being opened may still ask for it. A page that
    is open stays as it is and offers to reload. Two versions are never mixed.

What readers are asked for
    Nothing. No cookies, no tracking; nothing that is typed leaves the device.

This is not a service of the NHS. Source, data and licences: see the page itself.
`;
