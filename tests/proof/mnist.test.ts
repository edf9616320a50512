import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSafetensors } from '@gd/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPackages } from '../support/tool';
import { root } from '../support/workspace';

const folder = mkdtempSync(join(tmpdir(), 'gd-mnist-'));
const script = join(root, 'scripts/mnist.mjs');
const shapes = (file: string) =>
  Object.entries(loadSafetensors(readFileSync(file)).weights).map(([name, { shape }]) => `${name} ${shape}`);
const wanted = ['0.dense/bias 128', '0.dense/kernel 784,128', '2.dense/bias 10', '2.dense/kernel 128,10'];

beforeAll(buildPackages);
afterAll(() => rmSync(folder, { recursive: true }));

test('the demo learns, shows its ten worst mistakes, and saves the weights', () => {
  const out = join(folder, 'trained.safetensors');
  const args = ['--epochs', '1', '--examples', '3600', '--seed', '1', '--out', out];
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toMatch(/epoch 1\/1 {2}· {2}loss \d\.\d+ {2}accuracy 0\.\d+ {2}· {2}validation loss/);
  const [, right] = /On 10,000 pictures never seen before: (\d+\.\d+) % right/.exec(stdout)!;
  // guessing would be 10 %
  expect(Number(right)).toBeGreaterThan(75);
  expect(stdout.match(/a \d, read \d/g)).toHaveLength(10);
  expect(stdout).toContain('█');
  expect(stdout).toContain(`Weights saved to ${out}`);
  expect(shapes(out).sort()).toEqual(wanted);
});

test('Ctrl-C ends the demo cleanly, with the best weights saved', async () => {
  const out = join(folder, 'stopped.safetensors');
  const child = spawn(process.execPath, [script, '--epochs', '10000', '--examples', '600', '--out', out]);
  let printed = '';
  child.stderr.on('data', (part) => {
    printed += part;
  });
  child.stdout.on('data', (part) => {
    // once, in the middle of a later epoch
    const first = !printed.includes('epoch 2/10000');
    printed += part;
    if (first && printed.includes('epoch 2/10000')) child.kill('SIGINT');
  });
  const code = await new Promise((done) => child.on('close', done));
  expect(printed).toMatch(/Stopped after \d+ s; keeping the best weights, of epoch \d+\./);
  expect(printed).toContain(`Weights saved to ${out}`);
  expect(printed).not.toContain('mistakes');
  expect(code).toBe(130);
  expect(shapes(out).sort()).toEqual(wanted);
});

test.each([
  [['--epochs', '0'], 'mnist: --epochs 0 — a whole number of at least 1'],
  [['--seed', 'x'], 'mnist: --seed x — a whole number of at least 0'],
  [['--speed', '9'], "mnist: Unknown option '--speed'"],
])('the demo refuses %j', (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('usage: npm run demo -- [--epochs 5]');
  expect(status).toBe(2);
});
