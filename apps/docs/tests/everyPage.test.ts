import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openSite, runSnippet } from './openSite';

const site = openSite();

test('axe finds nothing serious on any page, in light and in dark', async () => {
  for (const path of await site.ownPaths()) {
    const { page, close } = await site.visit(path, { colorScheme: 'light', reducedMotion: 'reduce' });
    const first = page.locator('[data-snippet]').first();
    if (await first.count()) await runSnippet(page, (await first.getAttribute('data-snippet')) ?? '', 60);
    expect(await graveFaults(page), `${path} in light`).toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    // the same page in other colors
    expect(await graveFaults(page, ['color-contrast', 'link-in-text-block']), `${path} in dark`).toEqual([]);
    await close();
  }
}, 300_000);

/**
 * The only frame of a page is the hidden sandbox, which has nothing to read, so axe need not look into frames (legacy
 * mode).
 */
async function graveFaults(page: Page, rules?: string[]): Promise<string[]> {
  const options = { resultTypes: ['violations' as const], ...(rules && { runOnly: rules }) };
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
