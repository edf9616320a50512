import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPackages } from '../support/tool';

interface Row {
  name: string;
  engine: string;
  threads: number;
  ours: number;
  peers: Record<string, number>;
  unit: string;
  bars: { verdict: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'gd-bench-'));
const program = createRequire(import.meta.url).resolve('@gd/bench');
const bench = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

beforeAll(buildPackages);
afterAll(() => rmSync(folder, { recursive: true }));

// each kind of row once; results are compared before they are measured, and times are not asserted
test('it measures rows, with other libraries in the same run', () => {
  const file = join(folder, 'rows.json');
  const names = ['net 2-8-1', 'writing the program', 'matmul NN 64', 'adam, 1', 'exp'];
  const { status, stdout, stderr } = bench(...names, '--rounds', '1', '--engine', 'node', '--json', file);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'));
  // PyTorch takes part if Python has it
  expect(
    rows.map(({ name, peers, unit }) => [name, Object.keys(peers).filter((peer) => peer !== 'PyTorch'), unit]),
  ).toEqual([
    ['net 2-8-1, batch 4', ['TensorFlow.js', 'jax-js'], 'µs a step'],
    ['net 2-8-1, batch 4, eager', ['a tape written by hand', 'TensorFlow.js'], 'µs a step'],
    ['25 layers of 48: writing the program', [], 'ms'],
    ['net 2-8-1: from nothing to the first loss', ['TensorFlow.js', 'jax-js'], 'ms'],
    ['matmul NN 64', ['multiply-adds in registers'], 'GFLOP/s'],
    ['adam, 1,000,000 weights', ['a loop written by hand', 'triad', 'TensorFlow.js', 'jax-js'], 'GB/s'],
    [
      'adam, 1,000,000 weights, two threads',
      ['one thread', 'a loop written by hand', 'triad', 'TensorFlow.js', 'jax-js'],
      'GB/s',
    ],
    ['exp', ['Math'], 'ns a number'],
  ]);
  for (const { name, engine, threads, ours, peers } of rows) {
    expect(stdout).toContain(`${name}: `);
    expect(engine).toMatch(/^Node \d+\.\d+\.\d+ (plain|relaxed)$/);
    expect(threads).toBe(name.endsWith('two threads') ? 2 : 1);
    for (const value of [ours, ...Object.values(peers)]) expect(value).toBeGreaterThan(0);
  }
  const [bar] = rows[0]!.bars;
  expect(bar).toMatchObject({ against: null, ratio: rows[0]!.ours, most: 0.4, aim: 0.2 });
  expect(['aim', 'bar', 'missed']).toContain(bar!.verdict);
});

test.each([
  [['--rounds', '0'], 'bench: --rounds 0 — a whole number of at least 1'],
  [['unheard of'], 'bench: unheard of — no such row; there are'],
  [['--speed', '9'], "bench: Unknown option '--speed'"],
])('it refuses %j', (args, message) => {
  const { status, stderr } = bench(...args);
  expect(stderr).toContain(message);
  expect(stderr).toContain('usage: pnpm bench [NAME…]');
  expect(status).toBe(2);
});
