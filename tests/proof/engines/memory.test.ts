import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../support/bundle';
import { tool } from '../../support/tool';
import type { Left } from './memory';

const folder = mkdtempSync(join(tmpdir(), 'gd-memory-'));

beforeAll(async () => {
  const { code } = await bundle("export { weigh } from './tests/proof/engines/memory.ts';", 'sources');
  writeFileSync(join(folder, 'memory.mjs'), code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function weigh(name: string): Left {
  const run = `import('./memory.mjs').then(async ({ weigh }) => console.log(JSON.stringify(await weigh('${name}'))))`;
  const room = ['--min-semi-space-size=256', '--max-semi-space-size=256'];
  return JSON.parse(tool(folder, process.execPath, '--expose-gc', ...room, '-e', run));
}

test.each([
  ['small', 1_000_000],
  ['digits', 10_000],
])('%s: the heap stays flat over %i steps, and a step allocates only numbers', (name, steps) => {
  const { kept, perStep, steps: done } = weigh(name);
  expect(done).toBeGreaterThanOrEqual(steps);
  // less than 0.1 byte per step; the engine's own code comes and goes
  expect(Math.abs(kept)).toBeLessThan(100_000);
  // a few numbers of 12 or 16 bytes; the smallest typed array takes over 100
  expect(perStep).toBeLessThan(64);
});

test('random numbers drawn for a step are released after it', () => {
  const { kept, steps } = weigh('digits with dropout');
  // one mask takes over 100
  expect(Math.abs(kept) / steps).toBeLessThan(20);
});
