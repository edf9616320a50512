import { expect, test } from 'vitest';
import { openSite, runSnippet } from './openSite';

const site = openSite();

test('no page is wider than a small phone', async () => {
  for (const path of await site.ownPaths()) {
    const { page, close } = await site.visit(path, { viewport: { width: 360, height: 740 } });
    const first = page.locator('[data-snippet]').first();
    if (await first.count()) await runSnippet(page, (await first.getAttribute('data-snippet')) ?? '', 60);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    await close();
  }
}, 300_000);
