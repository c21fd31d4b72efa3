// A hand at the desk: it clicks, presses keys and types, and keeps count of it.
import { readFile } from 'node:fs/promises';
import { atRest } from './browser.mjs';

export const numberOf = (text) => Number(String(text).replaceAll(/[^\d.-]/g, ''));

// The rows of a CSV as objects by heading; remarks above it are left out.
export function csvRows(text) {
  const lines = text.replace(/^\uFEFF/, '').split('\r\n').filter((line) => line && !line.startsWith('# '));
  const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  const [heads, ...rows] = lines.map(cells);
  return { text: text.replace(/^\uFEFF/, ''), rows: rows.map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? '']))) };
}

export class Hand {
  clicks = 0;
  keys = 0;

  constructor(page) {
    this.page = page;
    this.text = page.locator('#view');
  }

  said() {
    return `${this.clicks} clicks, ${this.keys} keys`;
  }

  table(id) {
    return this.text.locator(`[data-table="${id}"]`);
  }

  async click(target, options) {
    this.clicks += 1;
    await target.click(options);
    await atRest(this.page);
  }

  async press(key) {
    this.keys += 1;
    await this.page.keyboard.press(key);
    await atRest(this.page);
  }

  async type(text) {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  async retype(selector, text) {
    await this.click(this.page.locator(selector));
    await this.press('Control+a');
    await this.type(text);
  }

  // A view by its question: pointing opens the group, one click goes there. Without a name the group is one view.
  async view(group, name) {
    const bar = this.page.locator('#questions');
    if (name === null) {
      await this.click(bar.getByRole('link', { name: group }).first());
      return;
    }
    await bar.getByRole('button', { name: group }).hover();
    await this.click(bar.getByRole('link', { name, exact: true }));
  }

  // An option of a list of the view: one click opens it, one chooses.
  async choose(label, option) {
    await this.choosePart(this.text.getByLabel(label, { exact: true }).first(), option);
  }

  async choosePart(select, option) {
    this.clicks += 2;
    const labels = await select.locator('option').allTextContents();
    const wanted = labels.find((each) => (option instanceof RegExp ? option.test(each) : each === option));
    if (!wanted) throw new Error(`no option ${option} among ${labels.join(' | ')}`);
    await select.selectOption({ label: wanted });
    await atRest(this.page);
  }

  async find(words) {
    await this.click(this.page.locator('#search-text'));
    await this.type(words);
    await this.press('Enter');
  }

  async fact(label) {
    return this.text.locator('.fact', { hasText: label }).locator('dd .value, dd a').first().innerText();
  }

  // The text of the file that a press saves.
  async save(target) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.click(target.first())]);
    return readFile(await download.path(), 'utf8');
  }

  // The first chart of the view as a drawing.
  async takeChart() {
    await this.click(this.text.getByRole('button', { name: /^Save this chart/ }).first());
    const svg = await this.save(this.page.locator('[data-chart-take=svg]'));
    await this.press('Escape');
    return svg;
  }

  // Where the map lies on the page.
  async map() {
    return this.page.locator('#map-picture').boundingBox();
  }

  // A press on the map at shares of its width and height, with a key held down.
  async pressMap(x, y, held) {
    const map = await this.map();
    this.clicks += 1;
    if (held) await this.page.keyboard.down(held);
    await this.page.mouse.click(map.x + x * map.width, map.y + y * map.height);
    if (held) await this.page.keyboard.up(held);
    await atRest(this.page);
  }

  // A box drawn on the map with Shift.
  async box(left, top, right, bottom) {
    const map = await this.map();
    this.clicks += 1;
    await this.page.keyboard.down('Shift');
    await this.page.mouse.move(map.x + left * map.width, map.y + top * map.height);
    await this.page.mouse.down();
    await this.page.mouse.move(map.x + right * map.width, map.y + bottom * map.height, { steps: 5 });
    await atRest(this.page);
    await this.page.mouse.up();
    await this.page.keyboard.up('Shift');
    await atRest(this.page);
  }
}
