import { expect, test } from 'vitest';
import { letSearchLoad, pressKey, solveByKeys, tabTo } from './keys';
import { openSite } from './openSite';

const site = openSite();
const lesson = '/lessons/how-big-a-step';

test('lesson 5 is walked through by keys alone, and Wen walks by the reader’s step', async () => {
  const { page, faults, close } = await site.visit(lesson, { reducedMotion: 'reduce' });
  const figure = page.locator('figure', { hasText: 'Boot shop' });
  const says = figure.locator('p[role="status"]');

  await letSearchLoad(page);
  await pressKey(page, 'Turn the card');
  await pressKey(page, 'I knew it');
  await pressKey(page, 'Draw with the keyboard');
  await tabTo(page, 'step 5');
  await page.keyboard.press('ArrowUp');
  await pressKey(page, 'That is my guess');
  await page.getByText('The same! Hardly anybody expects that.').waitFor();

  expect(await says.textContent()).toContain('Boots 0.1: Wen is at the hut after 20 steps.');
  await tabTo(page, 'Boots (learning rate)');
  await page.keyboard.press('Home');
  expect(await says.textContent()).toContain('Boots 0.01: Wen is at the hut after 211 steps.');
  await page.keyboard.press('End');
  expect(await says.textContent()).toContain('flies off the hill');
  await tabTo(page, 'Boots (learning rate) as a number');
  for (const [boots, story] of [
    ['0.5', 'after 1 step.'],
    ['0.9', 'after 20 steps, leaping from side to side.'],
    ['1', 'to and fro for ever'],
  ] as const) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(boots);
    expect(await says.textContent()).toContain(story);
  }
  await tabTo(page, 'Boots Wen wears');
  await page.keyboard.press('ArrowLeft');
  expect(await says.textContent()).toContain('leaping from side to side');
  await pressKey(page, 'Step', 'figure', 3);

  const wrong = 'export const step = (w: number, slope: number, rate: number) => w + rate * slope;';
  expect(await solveByKeys(page, 'l05/step', wrong)).toBe('failed');
  await page.getByText('Wen walked up!').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(wrong.replace('w + rate', 'w - rate'));
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-challenge="l05/step"] [data-verdict="passed"]').waitFor();
  await figure.getByText('Wen walks by your step()').first().waitFor();

  await tabTo(page, 'Boots (learning rate) as a number');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0.3');
  await figure.getByText('Boots 0.3: Wen is at the hut after 5 steps. Wen walks by your step().').waitFor();
  expect(faults).toEqual([]);
  await close();
});
