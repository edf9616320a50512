import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser } from 'playwright';
import send from 'send';
import { expect } from 'vitest';

/** Opens a page of a folder in a browser and parses its title as JSON. */
export async function titleOf(browser: Browser, served: string, path: string) {
  const server = createServer(
    (request, response) => void send(request, request.url!, { root: served }).pipe(response),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const page = await browser.newPage();
  try {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/${path}`, {
      waitUntil: 'load',
    });
    await page.waitForFunction(() => document.title !== '', undefined, { timeout: 20_000 }).catch(() => {});
    expect(errors).toEqual([]);
    return JSON.parse(await page.title());
  } finally {
    await page.close();
    server.close();
  }
}
