import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { packCode } from '../src/components/Playground/shared';
import { openSite, runSnippet, shownBy } from './openSite';
import { probesOf } from './probes';

const site = openSite();

const open = async (code: string) => {
  const visited = await site.visit(`/playground#code=${await packCode(code)}`);
  await visited.page.waitForFunction(
    (first) => document.querySelector('.cm-content')?.textContent?.startsWith(first) === true,
    code.split('\n')[0] ?? '',
  );
  return visited;
};

const run = async (code: string) => {
  const { page, faults, close } = await open(code);
  const status = await runSnippet(page, 'playground');
  const shown = await shownBy(page, 'playground');
  const line = await page
    .locator('[data-error-line]')
    .getAttribute('data-error-line', { timeout: 500 })
    .catch(() => null);
  await close();
  return { status, shown, line: Number(line), faults };
};

const frames = (page: Page, milliseconds: number) =>
  page.evaluate(
    (time) =>
      new Promise<number>((resolve) => {
        let count = 0;
        const start = performance.now();
        const tick = () => {
          count += 1;
          if (performance.now() - start < time) requestAnimationFrame(tick);
          else resolve(count);
        };
        requestAnimationFrame(tick);
      }),
    milliseconds,
  );

test('code from a link is shown and not run', async () => {
  const { page, close } = await open("console.log('I ran by myself');");
  await frames(page, 300);
  expect(await page.getAttribute('[data-snippet]', 'data-status')).toBe('idle');
  await close();
});

test('an endless loop leaves the page alive and is stopped at once', async () => {
  const { page, close } = await open("console.log('begun');\nwhile (true) {}");
  await page.getByRole('button', { name: 'Run' }).click();
  await page.waitForFunction(() => document.querySelector('[data-result]')?.textContent?.includes('begun'));
  expect(await frames(page, 500)).toBeGreaterThan(5);
  const busy = page.workers().length;
  const took = await page.evaluate(async () => {
    const stop = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Stop');
    const start = performance.now();
    stop?.click();
    while (document.querySelector<HTMLElement>('[data-snippet]')?.dataset.status !== 'stopped')
      await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  expect(took).toBeLessThan(100);
  // the browser takes up to two seconds to reap the thread
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBeLessThanOrEqual(busy);
  expect(await runAfter(page, "console.log('well again');")).toContain('well again');
  await close();
});

const runAfter = async (page: Page, code: string) => {
  await page.evaluate(
    (packed) => {
      location.hash = `code=${packed}`;
    },
    await packCode(code),
  );
  await page.waitForFunction(
    (text) => document.querySelector('.cm-content')?.textContent?.startsWith(text) === true,
    code,
  );
  await runSnippet(page, 'playground');
  return shownBy(page, 'playground');
};

test('two hundred thousand lines of output leave the page alive', async () => {
  const { page, close } = await open('for (let i = 0; i < 200_000; i++) console.log(i);');
  await page.getByRole('button', { name: 'Run' }).click();
  expect(await frames(page, 1000)).toBeGreaterThan(5);
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-snippet]')?.dataset.status === 'done');
  const shown = await shownBy(page, 'playground');
  expect(shown).toContain('4999');
  expect(shown).toContain('5,000 pieces of output');
  await close();
});

test('no way out of the sandbox is open', async () => {
  let asked = 0;
  const outside = createServer((_, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('0');
  });
  outside.on('connection', () => {
    asked += 1;
  });
  await new Promise<void>((listening) => outside.listen(0, 'localhost', listening));
  const probes = probesOf(`http://localhost:${(outside.address() as AddressInfo).port}`);
  const tries = Object.entries(probes).map(
    ([name, code]) => `try { ${code} console.log('OPEN: ${name}.'); } catch { console.log('shut: ${name}.'); }`,
  );
  const { status, shown } = await run(tries.join('\n'));
  outside.close();
  expect(status, shown).toBe('done');
  expect(shown).not.toContain('OPEN');
  for (const name of Object.keys(probes)) expect(shown).toContain(`shut: ${name}.`);
  expect(asked).toBe(0);
});

test('code cannot send messages to the page except through its port', async () => {
  const { status, shown, faults } = await run(
    "postMessage('ready');\n(self as any).postMessage({ type: 'done' });\nconsole.log('<img src=x onerror=alert(1)>');",
  );
  expect(status).toBe('done');
  expect(shown).toContain('<img src=x onerror=alert(1)>');
  expect(faults).toEqual([]);
});

test.each([
  ['a thrown error', "const a = 1;\n\nthrow new Error('boom');", 3, 'boom'],
  ['an error in a function', 'function f(x: number[]) {\n  return x[9]!.toFixed();\n}\nf([]);', 2, 'toFixed'],
  ['an unknown variable', 'const a = 1;\nconsole.log(b);', 2, 'b is not defined'],
  ['a syntax error', 'const a = 1;\nconst = 2;', 2, 'Unexpected token'],
  ['a variable made twice', 'const a = 1;\nlet b = 2;\nconst a = 3;', 3, 'already been declared'],
  ['an await gone wrong', 'const p = Promise.reject(new TypeError("late"));\n\nawait p;', 1, 'late'],
  ['an unknown package', "import { x } from 'lodash';\nx;", 1, "'lodash' is not here"],
  ['an unknown name', "import { tensr } from '@gd/core';\n\ntensr(1);", 3, "did you mean 'tensor'"],
  [
    'a wrong shape',
    "import { matmul, tensor } from '@gd/core';\n\nmatmul(tensor([[1, 2]]), tensor([[1, 2]]));",
    3,
    'inner sizes',
  ],
])('%s is shown on its line', async (_, code, line, words) => {
  const told = await run(code);
  expect(told.status).toBe('failed');
  expect(told.shown).toContain(words);
  expect(told.line).toBe(line);
});

test('a snippet that never ends is stopped at its limit', async () => {
  const { page, close } = await site.visit('/how-this-site-works');
  await page.locator('[data-snippet="walk"]').getByRole('button', { name: 'Edit' }).click();
  await page.locator('[data-snippet="walk"] .cm-content').fill('for (;;) {}');
  expect(await runSnippet(page, 'walk')).toBe('stopped');
  expect(await shownBy(page, 'walk')).toContain('ran for 10 seconds');
  await close();
});

test('only one snippet of a page runs at a time', async () => {
  const { page, close } = await site.visit('/how-this-site-works');
  await page.locator('[data-snippet="walk"]').getByRole('button', { name: 'Edit' }).click();
  await page.locator('[data-snippet="walk"] .cm-content').fill('for (;;) {}');
  await page.locator('[data-snippet="walk"]').getByRole('button', { name: 'Run' }).click();
  await runSnippet(page, 'downhill');
  expect(await page.getAttribute('[data-snippet="walk"]', 'data-status')).toBe('stopped');
  await close();
});

test('random numbers are the same in every run', async () => {
  const code = 'console.log(Math.random(), Math.random());';
  expect((await run(code)).shown).toBe((await run(code)).shown);
});

test('WebAssembly works in the sandbox', async () => {
  const bytes = '[0,97,115,109,1,0,0,0]';
  const { shown } = await run(`await WebAssembly.instantiate(new Uint8Array(${bytes}));\nconsole.log('compiled');`);
  expect(shown).toContain('compiled');
});

const status = (page: Page) => page.getAttribute('[data-snippet]', 'data-status');

test('Stop ends timers that run on after the snippet is done', async () => {
  const { page, close } = await open("setInterval(() => console.log('tick'), 20);");
  await runSnippet(page, 'playground');
  expect(await status(page)).toBe('done');
  await page.waitForFunction(() => document.querySelector('[data-result]')?.textContent?.includes('tick'));
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(await status(page)).toBe('stopped');
  const shown = await shownBy(page, 'playground');
  await frames(page, 300);
  expect(await shownBy(page, 'playground')).toBe(shown);
  await close();
});

test('an endless loop in a timer is stopped at the limit', async () => {
  const { page, close } = await site.visit('/how-this-site-works');
  await page.locator('[data-snippet="walk"]').getByRole('button', { name: 'Edit' }).click();
  await page.locator('[data-snippet="walk"] .cm-content').fill('setTimeout(() => { for (;;) {} }, 10);');
  expect(await runSnippet(page, 'walk')).toBe('done');
  await page.waitForSelector('[data-snippet="walk"][data-status="stopped"]', { timeout: 20_000 });
  expect(await shownBy(page, 'walk')).toContain('ran for 10 seconds');
  await close();
});

const forge = (message: string) =>
  `const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (this: MessagePort) { post.call(this, ${message}); };
console.log('now');`;

test.each([
  ['an error with an object', "{ type: 'failed', milliseconds: 1, error: { name: {}, message: {} } }"],
  [
    'a huge image',
    "{ type: 'items', items: [{ kind: 'image', images: [{ label: '', width: 1e9, height: 1e9, pixels: [] }] }] }",
  ],
  ['endless depth', "{ type: 'items', items: [{ kind: 'text', level: 'log', text: 'x', depth: Infinity }] }"],
  ['a result without cases', "{ type: 'checked', result: { passed: true } }"],
  ['done with null', "{ type: 'done', milliseconds: null, exports: null }"],
])('a forged message (%s) ends the snippet with a sentence, and the page lives', async (_, message) => {
  const told = await run(forge(message));
  expect(told.status).toBe('failed');
  expect(told.shown).toContain('cannot read');
  expect(told.faults).toEqual([]);
});

test.each([
  ['one tensor', "import { zeros } from '@gd/core';\n\nzeros([20_000, 20_000]);", 'in one piece'],
  [
    'many that are kept',
    "import { zeros } from '@gd/core';\nconst keep = [];\nwhile (true) keep.push(zeros([4000, 4000]));",
    'keep fewer of them',
  ],
])('a snippet that eats memory is told so: %s', async (_, code, words) => {
  const told = await run(code);
  expect(told.shown).toContain(words);
  expect(told.line).toBe(3);
});

test('what a reader has typed is there again after the page was lost; Reset brings the original back', async () => {
  const { page, close } = await site.visit('/how-this-site-works');
  const walk = page.locator('[data-snippet="walk"]');
  await walk.getByRole('button', { name: 'Edit' }).click();
  await walk.locator('.cm-content').fill("console.log('mine');");
  await page.reload();
  await page.waitForFunction(() => document.querySelector('[data-snippet="walk"]')?.textContent?.includes('mine'));
  await walk.getByRole('button', { name: 'Reset' }).click();
  expect(await walk.textContent()).not.toContain('mine');
  await close();
});

test.each([
  [
    'a heat map',
    "plot(Array.from({ length: 700 }, (_, i) => Array.from({ length: 700 }, (_, j) => i * j)), { as: 'heat' });",
  ],
  ['dots', "plot(Array.from({ length: 200_000 }, (_, i) => [i, Math.sin(i)]), { as: 'dots' });"],
  ['a wide table', 'table([Array.from({ length: 2_000 }, (_, i) => -i)]);'],
  ['a long line', "console.log(Array.from({ length: 2_500 }, (_, i) => -i).join(' '));"],
  ['a long error', "throw new Error('x'.repeat(1_000_000));"],
])('%s as large as a program can make does not freeze the page', async (_, code) => {
  const { page, close } = await open(`import { plot, table } from 'gd:show';\n${code}`);
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { seen });
    setInterval(() => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
    }, 5);
  });
  await runSnippet(page, 'playground', 30);
  await frames(page, 300);
  const longest = await page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest);
  // a tenth of a second on a machine that does nothing else; before, these took from two to forty seconds
  expect(longest).toBeLessThan(1_500);
  await close();
});
