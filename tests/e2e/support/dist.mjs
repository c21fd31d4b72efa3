// Packages of the site under test in folders of their own, nothing compressed unless asked for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder, writeFolder } from '../../../web/page/assemble/files.mjs';
import { distFiles } from '../../../web/page/assemble/make_dist.mjs';
import { kSite } from './browser.mjs';

export const siteFiles = () => readFolder(kSite);

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'pcn-dist-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

let plain = null;  // of the site as it was built, made once for a test file

// Replaces what is in `folder` by a package of `site`; returns { version, files }.
export async function putDist(folder, site = null) {
  const dist = site ? await distFiles(site, { plain: true }) : plain ??= await distFiles(siteFiles(), { plain: true });
  writeFolder(folder, dist.files);
  return dist;
}

// Waits until the browser keeps exactly these versions of the page.
export async function waitForKept(page, versions) {
  await page.waitForFunction(async (wanted) => {
    const names = (await caches.keys()).map((name) => name.split(' ').pop()).sort();
    return String(names) === wanted;
  }, String([...versions].sort()), { polling: 50 });
}

// The site with `before` replaced by `after` in the page and in the data, as a later version of both would be.
export function editedSite(before, after) {
  const site = siteFiles();
  for (const [name, bytes] of site) {
    if (!/\.(html|json)$/.test(name) || name.endsWith('.rest.json')) continue;  // the rest names nobody
    const text = bytes.toString().replaceAll(before, after);
    if (text === bytes.toString()) throw new Error(`${name} does not hold "${before}"`);
    site.set(name, Buffer.from(text));
  }
  return site;
}
