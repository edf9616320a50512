import { expect, test } from 'vitest';
import { routeOf } from '../scripts/folders.mjs';
import { snippets } from '../scripts/snippets.mjs';
import { openSite, runSnippet, shownBy } from './openSite';
import { keeps, promisesOf } from './promises';

const site = openSite();

test('every snippet of every page runs in the browser and prints what the page says', async () => {
  for (const path of await site.ownPaths()) {
    const { page, faults, close } = await site.visit(path);
    // a snippet in a fold counts, too
    await page.locator('details').evaluateAll((folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = true;
    });
    const ids = await page
      .locator('[data-snippet]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.snippet ?? ''));
    for (const id of ids) {
      const source = snippets().find(
        (one) => one.kind === 'run' && one.id === id && routeOf(one.page) === path.replace(/\/$/, ''),
      );
      const status = await runSnippet(page, id, source?.limit);
      const shown = await shownBy(page, id);
      expect(status, `${path} ${id}: ${shown}`).toBe(source?.fails ? 'failed' : 'done');
      for (const promise of promisesOf(source?.code ?? ''))
        expect(keeps(shown, promise), `${path} ${id}: “${promise}” in ${shown}`).toBe(true);
    }
    expect(faults, path).toEqual([]);
    await close();
  }
}, 300_000);

test('code and expected output are in the page before any script runs', async () => {
  const { page, close } = await site.visit('/how-this-site-works', { javaScriptEnabled: false });
  expect(await page.textContent('[data-snippet="walk"]')).toContain('w = w - 0.1 * slope(w);');
  expect(await page.textContent('[data-snippet="walk"] details')).toContain('Wen stands at 2.25');
  expect(await page.locator('[data-snippet="walk"] details svg path').count()).toBeGreaterThan(3);
  await close();
});

test('a snippet is edited and run by keys alone, and Tab leaves the editor', async () => {
  const { page, close } = await site.visit('/how-this-site-works');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 12));
  for (let presses = 0; presses < 60 && (await focused()) !== 'Edit'; presses++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[data-snippet="walk"] .cm-content').waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'));
  await page.keyboard.press('Control+End');
  await page.keyboard.type("\nconsole.log('typed', 6 * 7);");
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => document.querySelector('[data-result]')?.textContent?.includes('typed 42'));
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('▶ Run');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Reset');
  await page.keyboard.press('Enter');
  expect(await page.textContent('[data-snippet="walk"] .cm-content')).not.toContain('typed');
  expect(await focused()).toBe('Undo');
  await close();
});

test('a missing page says so and links to the home page', async () => {
  const { page, close } = await site.visit('/nowhere/at/all');
  expect(await page.textContent('h1')).toContain('Not Found');
  await close();
});
