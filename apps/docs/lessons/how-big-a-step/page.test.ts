import { expect, test } from 'vitest';
import { pressKey, tabTo } from '../../tests/keys';
import { openSite } from '../../tests/openSite';
import { recall, solveChallenge, walkLesson } from '../../tests/walkLesson';

const site = openSite();

test('the lesson is walked through by keys alone, and Wen walks by the reader’s step', () =>
  walkLesson(site, 'how-big-a-step', async (page) => {
    const figure = page.locator('figure', { hasText: 'Boot shop' });
    const says = figure.locator('p[role="status"]');

    await recall(page);
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
    await solveChallenge(page, { wrong, mistake: 'Wen walked up!', right: wrong.replace('w + rate', 'w - rate') });
    await figure.getByText('Wen walks by your step()').first().waitFor();

    await tabTo(page, 'Boots (learning rate) as a number');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('0.3');
    await figure.getByText('Boots 0.3: Wen is at the hut after 5 steps. Wen walks by your step().').waitFor();
  }));
