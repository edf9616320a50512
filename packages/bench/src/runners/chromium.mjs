import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium as browserType } from 'playwright';
import { chromium as launchOptions } from '../../../../scripts/chromium.mjs';

const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** A browser with one page for each competitor; pages are cross-origin isolated, for an exact clock and shared memory. */
export async function chromium() {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { runner } from './runner.mjs';
        globalThis.turns = runner('Chromium ' + /Chrome.(\\d+)/.exec(navigator.userAgent)[1]);`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    write: false,
    external: ['./bundled.mjs'],
    logLevel: 'error',
  });
  const server = createServer(({ url }, response) => {
    const isScript = url === '/turns.js';
    response.writeHead(200, { ...isolated, 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? outputFiles[0].text : '<!doctype html>');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await browserType.launch(await launchOptions());
  return {
    isWarm: true,
    open() {
      let page;
      return {
        async ask(message) {
          page ??= await load();
          return page.evaluate((message) => globalThis.turns(message), message);
        },
        close: () => page?.close(),
      };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };

  async function load() {
    const page = await browser.newPage();

    await page.goto(`http://127.0.0.1:${server.address().port}`);
    await page.evaluate(async () => {
      await import('/turns.js');
    });
    return page;
  }
}
