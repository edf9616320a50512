import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { chromium as playwright } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { chromium } from '../../../scripts/chromium.mjs';
import { serveSite } from '../../../scripts/site.mjs';

/** For a test file: serves the built site, starts a browser, and opens pages. */
export function openSite() {
  let server: Awaited<ReturnType<typeof serveSite>>;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveSite({ port: 0 });
    browser = await playwright.launch({ ...(await chromium()), headless: true });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  /** The addresses of all pages, from the site's sitemap. */
  const paths = async (): Promise<string[]> => {
    const map = await (await fetch(`${server.address}/sitemap.xml`)).text();
    return [...map.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map((match) => match[1] || '/');
  };
  return {
    paths,
    /**
     * The pages written by hand, and two generated gallery pages, one of ours and one of a plugin, since all of these
     * are alike.
     */
    async ownPaths(): Promise<string[]> {
      const twin = /^\/optimizers\/(?!(adam|muon)$)/;
      return (await paths()).filter((path) => !path.startsWith('/api') && !twin.test(path) && path !== '/search');
    },
    /** A new page without storage; it fails the test on any error of the page and any request to another host. */
    async visit(path: string, options: BrowserContextOptions = {}): Promise<VisitedPage> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      // a plain static host sends no policy, so the sandbox must work without it
      await page.route(`${server.address}${path.split('#')[0]}`, async (route) => {
        const response = await route.fetch();
        const { 'content-security-policy': _, ...headers } = response.headers();
        await route.fulfill({ response, headers });
      });
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(server.address) && !/^(data|blob|about):/.test(url)) faults.push(`asked for ${url}`);
      });
      await page.goto(server.address + path, { waitUntil: 'networkidle' });
      return { page, faults, close: () => context.close() };
    },
  };
}

export interface VisitedPage {
  page: Page;
  faults: string[];
  close(): Promise<void>;
}

/** Everything that a snippet shows: its text, and its pictures in words. */
export async function shownBy(page: Page, id: string): Promise<string> {
  return page.locator(`[data-snippet="${id}"]`).evaluate((snippet) => {
    const words: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof SVGElement) words.push(node.getAttribute('aria-label') ?? '');
      else if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? '');
      else node.childNodes.forEach(walk);
    };
    snippet.querySelectorAll('[data-result]').forEach(walk);
    return words.join(' ');
  });
}

/** Presses Run (or Check) and waits for the end. */
export async function runSnippet(page: Page, id: string, seconds = 10): Promise<string> {
  const snippet = page.locator(`[data-snippet="${id}"]`);
  await snippet.getByRole('button', { name: /Run|Check/ }).click();
  await page.waitForFunction(
    (name) =>
      /done|failed|stopped/.test(document.querySelector<HTMLElement>(`[data-snippet="${name}"]`)?.dataset.status ?? ''),
    id,
    { timeout: (seconds + 10) * 1000 },
  );
  return (await snippet.getAttribute('data-status')) ?? '';
}
