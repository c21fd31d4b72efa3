// A commissioner tries out a change of networks: from a practice to the plan, its figures, its file and its link.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fragmentOf, openPage, startBrowser, startServer, textOf, waitForFragment } from './support/browser.mjs';

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([startBrowser(), startServer()]); });
after(async () => { await Promise.all([browser?.close(), server?.close()]); });

const kNotice = /This is a plan with 1 move, not what is published/;
const view = (page) => page.locator('#view');

test('a practice in no network is planned into one, and the gap is gone', async () => {
  const page = await openPage(browser, server.url, '#v1&view=practice&practice=G83024', { viewport: { width: 1440, height: 900 } });
  await view(page).getByRole('link', { name: 'What if it were in another network?' }).click();
  await waitForFragment(page, /view=plan/);
  await view(page).getByLabel('Where to').selectOption({ label: 'Clocktower PCN' });
  await view(page).getByRole('link', { name: 'Add this to the plan' }).click();
  await waitForFragment(page, /plan=G83024:U/);
  const tests = view(page).locator('[data-table=plan-tests]');
  assert.match(await tests.innerText(), /Patients of practices in no network\s+4,866\s+0\s+−4,866/);

  // Everything else says that it is a plan, and the link brings it back.
  await page.evaluate(() => { location.hash += '&view=networks'; });
  await page.waitForFunction(() => /This is a plan/.test(document.getElementById('view').innerText));
  const link = await fragmentOf(page);
  const other = await openPage(browser, server.url, link, { viewport: { width: 390, height: 844 } });
  assert.match(await other.evaluate(() => document.getElementById('view').textContent), kNotice);
  await other.context().close();

  // A file taken away says so as well.
  await page.evaluate(() => { location.hash += '&view=plan'; });
  await view(page).locator('[data-table=plan-networks]').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view(page).locator('[data-export=plan-networks]').first().click(),
  ]);
  assert.match(await readFile(await download.path(), 'utf8'), kNotice);

  await view(page).getByRole('link', { name: 'Put the whole plan away' }).click();
  await page.waitForFunction(() => !location.hash.includes('plan=G'));
  assert.equal(await view(page).locator('[data-table=plan-tests]').count(), 0);
  assert.doesNotMatch(await textOf(page, '#answer'), kNotice);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test('back takes the last step of a plan back', async () => {
  const page = await openPage(browser, server.url, '#v1&view=plan&plan=U42936:U58020');
  await view(page).getByRole('link', { name: 'Put the whole plan away' }).click();
  await page.waitForFunction(() => !location.hash.includes('plan=U'));
  await page.goBack();
  await waitForFragment(page, /plan=U42936:U58020/);
  assert.match(await textOf(page, '#view'), /All practices of Ravensbourne/);
  await page.context().close();
});
