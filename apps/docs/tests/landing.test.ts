import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareNodeWorker } from '../scripts/prepare.mjs';
import { runInNode } from '../scripts/runInNode.mjs';
import { plugin, training } from '../src/figures/landing/samples';
import { letSearchLoad, pressKey, tabTo } from './keys';
import { openSite } from './openSite';

const site = openSite();

test('Wen is brought home by keys, the fog lifts, and lesson 1 is a press away', async () => {
  const { page, faults, close } = await site.visit('/', { reducedMotion: 'reduce' });
  await letSearchLoad(page);
  const hero = page.getByRole('region', { name: 'The foggy hill' });
  const says = hero.getByRole('status');
  expect(await says.textContent()).toContain('steeply to the right');
  await tabTo(page, 'Where Wen stands');
  await page.keyboard.press('ArrowRight');
  expect(await hero.getByRole('slider', { name: 'Where Wen stands' }).getAttribute('aria-valuetext')).toContain('−3.8');
  await pressKey(page, 'Step', undefined, 7);
  expect(await says.textContent()).toBe('Home! It took 7 steps. You have just done gradient descent.');
  await page.keyboard.press('Enter');
  expect(await says.textContent()).toContain('steeply to the right');
  await pressKey(page, 'Start lesson 1');
  await page.getByRole('heading', { level: 1, name: 'The hill and the foggy walker' }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('the hill is above the fold, drawn without scripts, from a small phone to a wide screen', async () => {
  for (const [width, height] of [
    [320, 640],
    [768, 900],
    [2000, 1100],
  ] as const) {
    const { page, close } = await site.visit('/', { viewport: { width, height }, javaScriptEnabled: false });
    const stage = page.locator('section svg[role="img"]:visible').first();
    const step = page.getByRole('button', { name: 'Step' });
    for (const part of [stage, step]) {
      const box = await part.boundingBox();
      expect((box?.y ?? height) + (box?.height ?? 0), `${width}`).toBeLessThanOrEqual(height);
    }
    expect(await stage.locator('path').count()).toBeGreaterThan(20);
    await close();
  }
});

test('the code on the landing page runs and does what is said beside it', async () => {
  await prepareNodeWorker();
  const trained = await runInNode(training);
  expect(trained.error).toBeUndefined();
  const numbers = JSON.stringify(trained.items).match(/-?\d+\.?\d*(?:e-?\d+)?(?=\s*\])/g) ?? [];
  expect(numbers.slice(-4).map((number) => Math.abs(Math.round(Number(number))))).toEqual([0, 1, 1, 0]);
  const lines = training.split('\n').filter((line) => line.trim() !== '');
  expect(lines.length, join(...lines)).toBeLessThanOrEqual(12);
  expect((await runInNode(plugin)).exports).toContain('signDescent');
});
