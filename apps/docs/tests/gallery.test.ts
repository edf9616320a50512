import type { OptimizerRecord } from '@gd/gallery';
import { registry, withRecords } from '@gd/gallery/node';
import { expect, test } from 'vitest';
import { openSite } from './openSite';

const site = openSite();

test('every optimizer has its page, and the table leads to all of them', async () => {
  const { measured } = withRecords(await registry());
  const records = measured.map(({ record }): OptimizerRecord => record);
  const names = records.map(({ name }) => name);
  const lightest = records.toSorted((a, b) => a.memory.most - b.memory.most)[0]!;
  const { page, faults, close } = await site.visit('/optimizers');
  const links = page.locator('tbody th a');
  expect((await links.allTextContents()).toSorted()).toEqual(names.toSorted());
  const targets = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  const paths = await site.paths();
  for (const target of targets)
    expect(paths.map((path) => path.replace(/\/$/, ''))).toContain(target.replace(/\/$/, ''));
  await page.getByRole('button', { name: 'Memory' }).click();
  expect(await links.first().textContent()).toBe(lightest.name);
  expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Memory');
  expect(faults).toEqual([]);
  await close();
});

test('a hill is chosen, an option changed and the start moved, by keys and by pointer', async () => {
  const { page, faults, close } = await site.visit('/optimizers/adam', { reducedMotion: 'reduce' });
  const says = page.locator('figure [role="status"]');
  await expect
    .poll(() => says.textContent())
    .toMatch(/^On the ravine, adam is home after \d+ steps; plain descent is home after \d+ steps\.$/);
  await page.getByRole('radio', { name: 'ravine' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => says.textContent()).toMatch(/^On the bowl, adam is home/);
  await page.getByRole('slider', { name: 'learningRate', exact: true }).focus();
  await page.keyboard.press('Home');
  await expect.poll(() => says.textContent()).toMatch(/^On the bowl, adam is still 49 above the floor after 100 steps/);
  const before = await says.textContent();
  await page
    .locator('figure svg[role="img"]')
    .first()
    .click({ position: { x: 200, y: 120 } });
  await expect.poll(() => says.textContent()).not.toBe(before);
  expect(faults).toEqual([]);
  await close();
});

test('without JavaScript, a page still has its text, its picture and its numbers', async () => {
  const { page, close } = await site.visit('/optimizers/muon', { javaScriptEnabled: false });
  const text = (await page.textContent('main')) ?? '';
  for (const words of [
    'momentum whose update of each matrix is orthogonalized',
    'npm install @gd/core @gd/optim @gd/optim-muon',
    'digits network',
    'checks',
  ])
    expect(text).toContain(words);
  expect(await page.locator('figure polyline').count()).toBe(2);
  await close();
});
