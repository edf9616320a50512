import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { snippetsOf } from '../../scripts/snippets.mjs';
import { pressKey, tabTo } from '../../tests/keys';
import { openSite } from '../../tests/openSite';
import { recall, solveChallenge, walkLesson } from '../../tests/walkLesson';
import { drawings } from './drawings.fixture';

const site = openSite();
const text = readFileSync(new URL('index.mdx', import.meta.url), 'utf8');
const solution = snippetsOf(text, 'lessons/read-digits/index.mdx').find(({ kind }) => kind === 'solution')!.code;

const answer = (page: Page) => page.locator('[data-answer]').getAttribute('data-answer');

test(
  'the lesson is walked through by keys alone: school, exam, a digit painted square by square, the challenge',
  () =>
    walkLesson(site, 'read-digits', async (page) => {
      const school = page.locator('figure', { hasText: 'Press Start and watch' });

      await recall(page);
      await tabTo(page, /My guess/);
      await page.keyboard.type('10');
      await pressKey(page, 'That is my guess');
      await page.getByText('it is guessing, too').waitFor();

      await pressKey(page, 'One step', 'figure');
      await school.getByText('1 of 564').waitFor();
      await pressKey(page, /^Go on/, 'figure');
      await school.getByText('School is over.').waitFor({ timeout: 60_000 });
      expect(await school.locator('p[role="status"]').textContent()).toMatch(
        /After 564 steps the Team reads 9\d of 100/,
      );

      await tabTo(page, /^The card\./);
      for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
      for (let row = 0; row < 8; row++) {
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('ArrowDown');
      }
      expect(await answer(page)).toBe('1');

      const untaught = `
    import { dense, random, relu, sequential } from '@gd/core';
    import { predict } from '@gd/train';
    export async function teach(_: unknown, seed: number) {
      const team = sequential(dense(4), relu, dense(10));
      const weights = team.init(random(seed), [64]);
      return (pictures: any) => predict(team, weights, pictures);
    }`;
      await solveChallenge(page, { wrong: untaught, mistake: 'The Team guesses.', right: solution });
    }),
  180_000,
);

test('drawn digits are recognized', async () => {
  const { page, faults, close } = await site.visit('/lessons/read-digits');
  const pad = page.locator('[data-pad]');
  await page.getByRole('button', { name: 'Send the Team to school first' }).click();
  await page.getByText('School is over.').waitFor({ timeout: 60_000 });
  // in the middle, since the bar at the top of the page lies over what is scrolled below it
  await pad.evaluate((sheet) => sheet.scrollIntoView({ block: 'center' }));
  const box = (await pad.boundingBox())!;
  for (const { digit, strokes } of drawings.filter((_, i) => [0, 3, 6, 9, 12, 15, 21, 24].includes(i))) {
    for (const [start, ...rest] of strokes) {
      await page.mouse.move(box.x + start![0] * box.width, box.y + start![1] * box.height);
      await page.mouse.down();
      for (const [x, y] of rest) await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 });
      await page.mouse.up();
    }
    expect(await answer(page), `a ${digit}`).toBe(String(digit));
    await page.getByRole('button', { name: 'Wipe' }).click();
  }
  expect(faults).toEqual([]);
  await close();
}, 180_000);
