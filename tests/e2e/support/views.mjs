// Every view there is, found by following what the page offers: a new view is tested without being named here.

const kViewOf = /(?:^|&)view=([\w-]+)/;

// Something of every kind that can be chosen, as pieces of an address: a network with a practice of its own, a postcode.
export async function somethingChosen(page) {
  const network = await page.locator('#list a[href*="net="]').first().getAttribute('data-action');
  const net = network.match(/net=(\w+)/)[1];
  await page.evaluate((fragment) => { location.hash = fragment; }, network);
  const practice = await page.locator('#view a[data-action*="practice="]').first().getAttribute('data-action');
  return `net=${net}&practice=${practice.match(/practice=(\w+)/)[1]}&postcode=SE5%209RS`;
}

// Opens each view in turn and yields its id.
export async function* eachView(page, chosen) {
  const due = ['networks'];
  const seen = new Set();
  while (due.length > 0) {
    const id = due.shift();
    if (seen.has(id)) continue;
    seen.add(id);
    await page.evaluate((fragment) => { location.hash = fragment; }, `view=${id}&${chosen}`);
    await page.waitForSelector(`#menu strong a[data-action="view=${id}"]`, { state: 'attached' });
    const offered = await page.evaluate(() => [...document.querySelectorAll('[data-action]')].map((link) => link.dataset.action));
    due.push(...offered.map((action) => action.match(kViewOf)?.[1]).filter(Boolean));
    yield id;
  }
}
