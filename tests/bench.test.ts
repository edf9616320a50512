import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPackages } from './tool';
import { root } from './workspace';

const folder = mkdtempSync(join(tmpdir(), 'gd-bench-'));
const bench = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/bench.mjs'), ...args], { encoding: 'utf8' });

beforeAll(buildPackages);
afterAll(() => rmSync(folder, { recursive: true }));

// it compares the losses of all contenders before it measures; times are nothing to assert
test('a row can be measured, with peers in the same run', () => {
  const file = join(folder, 'rows.json');
  const { status, stdout, stderr } = bench('net 2-8-1', '--rounds', '1', '--json', file);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('net 2-8-1, batch 4: µs a step');
  const rows = JSON.parse(readFileSync(file, 'utf8'));
  const [row] = rows;
  expect(row).toMatchObject({ name: 'net 2-8-1, batch 4', threads: 1, unit: 'µs a step' });
  expect(row.engine).toMatch(/^Node \d+\.\d+\.\d+ (plain|relaxed)$/);
  expect(row.ours).toBeGreaterThan(0);
  // PyTorch is there where Python has it
  expect(Object.keys(row.peers)).toEqual(expect.arrayContaining(['TensorFlow.js', 'jax-js']));
  for (const value of Object.values(row.peers)) expect(value).toBeGreaterThan(0);
  const [bar] = row.bars;
  expect(bar).toMatchObject({ against: null, ratio: row.ours, most: 0.4, aim: 0.2 });
  expect(['aim', 'bar', 'missed']).toContain(bar.verdict);
});

test.each([
  [['--rounds', '0'], 'bench: --rounds 0 — a whole number of at least 1'],
  [['nothing'], 'bench: nothing — no such row; there are'],
  [['--speed', '9'], "bench: Unknown option '--speed'"],
])('it refuses %j', (args, message) => {
  const { status, stderr } = bench(...args);
  expect(stderr).toContain(message);
  expect(stderr).toContain('usage: pnpm bench [NAME…]');
  expect(status).toBe(2);
});
