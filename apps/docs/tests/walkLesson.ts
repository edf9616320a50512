import type { Page } from 'playwright';
import { expect } from 'vitest';
import { letSearchLoad, pressKey, solveByKeys } from './keys';
import type { openSite } from './openSite';

/** Goes through a lesson by keys only; the page must not show an error. */
export async function walkLesson(
  site: ReturnType<typeof openSite>,
  slug: string,
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, faults, close } = await site.visit(`/lessons/${slug}`, { reducedMotion: 'reduce' });
  await letSearchLoad(page);
  await walk(page);
  expect(faults).toEqual([]);
  await close();
}

/** Turns over the first card of earlier lessons. */
export async function recall(page: Page): Promise<void> {
  await pressKey(page, 'Turn the card');
  await pressKey(page, 'I knew it');
}

/** Answers the challenge wrongly, then rightly; `mistake` is what the page says in between. */
export async function solveChallenge(
  page: Page,
  { wrong, mistake, right }: { wrong: string; mistake: string; right: string },
): Promise<void> {
  expect(await solveByKeys(page, wrong)).toBe('failed');
  await page.locator('[data-verdict]').getByText(mistake).first().waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(right);
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-verdict="passed"]').waitFor({ timeout: 60_000 });
}
