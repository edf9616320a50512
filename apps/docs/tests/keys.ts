import type { Page } from 'playwright';

/** The name of the focused element: its label, or its text. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const name = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
    return name.trim().replace(/\s+/g, ' ');
  });

/** Presses Tab until something with that name has the focus; inside `within`, if given. */
export async function tabTo(page: Page, name: string | RegExp, within?: string): Promise<void> {
  const isIt = (found: string) => (typeof name === 'string' ? found === name : name.test(found));
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    if (!isIt(await focusedName(page))) continue;
    if (!within || (await page.evaluate((box) => document.activeElement?.closest(box) !== null, within))) return;
  }
  throw new Error(`tabTo: no ${name}${within ? ` in ${within}` : ''} can be reached with the Tab key`);
}

/** Tabs to it and presses Enter. */
export async function pressKey(page: Page, name: string | RegExp, within?: string, times = 1): Promise<void> {
  await tabTo(page, name, within);
  for (let i = 0; i < times; i++) await page.keyboard.press('Enter');
}

/** Opens the editor of the page's challenge, writes the code and runs it, all by keys. */
export async function solveByKeys(page: Page, code: string): Promise<string> {
  const challenge = '[data-challenge]';
  await pressKey(page, 'Edit', challenge);
  await page.waitForFunction((box) => document.activeElement?.closest(box)?.querySelector('.cm-focused'), challenge);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
  await page.keyboard.press('Control+Enter');
  const verdict = page.locator(`${challenge} [data-verdict]`);
  await verdict.waitFor();
  return (await verdict.getAttribute('data-verdict')) ?? '';
}

/**
 * The search box takes the focus back when its index has loaded: wait for that now, so that it does not happen during a
 * test.
 */
export async function letSearchLoad(page: Page): Promise<void> {
  await tabTo(page, 'Search');
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
}
