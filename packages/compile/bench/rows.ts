// How fast compiled functions and steps are, as rows; ratios within one run are what counts.
//
// usage: esbuild packages/compile/bench/rows.ts --bundle --platform=node --format=esm --conditions=@gd/source --outfile=rows.mjs
//        node [--experimental-wasm-relaxed-simd] rows.mjs [--json FILE]
import { writeFileSync } from 'node:fs';
import type { Batch, Layer, Loss, Tensor } from '@gd/core';
import * as core from '@gd/core';
import {
  conv2d,
  convolution2d,
  dense,
  flatten,
  matmul,
  maxPooling2d,
  random,
  relu,
  sequential,
  tanh,
  tensor,
  transpose,
} from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { adam } from '@gd/optim';
import type { TrainStep } from '../src/index';
import { compile, hasRelaxedSimd, trainStep } from '../src/index';
import type { Program } from '../src/program/program';
import { allocateMemory, start } from '../src/program/program';
import { least } from './clock';
import { peak } from './peak';

interface Row {
  readonly name: string;
  readonly engine: string;
  readonly threads: number;
  readonly ours: number;
  readonly peers: Readonly<Record<string, number>>;
  readonly unit: string;
}

const engine = `Node ${process.versions.node} ${hasRelaxedSimd() ? 'relaxed' : 'plain'}`;
const rows: Row[] = [];
const add = (name: string, ours: number, unit: string, peers: Record<string, number> = {}): void => {
  rows.push({ name, engine, threads: 1, ours, peers, unit });
  const others = Object.entries(peers).map(([peer, value]) => `${peer} ${value.toPrecision(3)}`);
  console.log(`${name.padEnd(40)} ${ours.toPrecision(3).padStart(9)} ${unit.padEnd(10)} ${others.join('  ')}`);
};
const stream = random(1);
const digits = (count: number, shape: number[]): Batch => ({
  inputs: stream.uniform([count, ...shape]),
  truth: tensor(Int32Array.from({ length: count }, (_, i) => i % 10)),
});

/** From the first call on a cold engine to the first answer, then the least of one step; weights start anew now and then. */
function walk(
  name: string,
  model: Layer,
  loss: Loss,
  batch: Batch,
  options: { stretches: number; runs: number },
): void {
  const begin = process.cpuUsage().user;
  const step: TrainStep = trainStep({
    model,
    loss,
    optimizer: adam(),
    seed: 1,
    inputShape: batch.inputs.shape.slice(1),
  }) as TrainStep;
  step(batch);
  const cold = (process.cpuUsage().user - begin) / 1e3;
  const from = { weights: step.weights(), state: step.state(), count: 0 };
  for (let i = 0; i < 100; i++) step(batch);
  let found = Number.POSITIVE_INFINITY;
  for (let again = 0; again < 10; again++) {
    step.load(from);
    found = Math.min(
      found,
      least(() => step(batch), { ...options, stretches: options.stretches / 10 }),
    );
  }
  const [program] = step.programs;
  add(name, found, 'µs a step', {
    'cold, ms of processor': cold,
    'code, bytes': program!.codeBytes,
    kernels: program!.plan.kernels.length,
  });
}

const xor: Batch = {
  inputs: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  truth: tensor([[0], [1], [1], [0]]),
};
walk('2-8-1, batch 4, Adam', sequential(dense(8), tanh, dense(1)), mse, xor, { stretches: 3000, runs: 100 });
const mnist = (): Layer => sequential(dense(128), relu, dense(10));
walk('784-128-10, batch 64, Adam', mnist(), crossEntropy, digits(64, [784]), { stretches: 600, runs: 1 });
walk('784-128-10, batch 1, Adam', mnist(), crossEntropy, digits(1, [784]), { stretches: 1000, runs: 1 });
walk(
  '784-256-128-10, batch 128, Adam',
  sequential(dense(256), relu, dense(128), relu, dense(10)),
  crossEntropy,
  digits(128, [784]),
  { stretches: 200, runs: 1 },
);
const cnn = sequential(
  convolution2d(8, 5, { padding: 'same' }),
  relu,
  maxPooling2d(2),
  convolution2d(16, 5, { padding: 'same' }),
  relu,
  maxPooling2d(2),
  flatten(),
  dense(10),
);
walk('MNIST CNN, batch 32, Adam', cnn, crossEntropy, digits(32, [28, 28, 1]), { stretches: 150, runs: 1 });
const deep = sequential(...Array.from({ length: 25 }, () => [dense(48), relu]).flat());
walk(
  '25 layers of 48, batch 32, Adam',
  deep,
  mse,
  { inputs: stream.normal([32, 48]), truth: stream.normal([32, 48]) },
  { stretches: 200, runs: 1 },
);

/** The program by itself, without copies in and out. */
function alone(program: Program): () => void {
  return start(program, allocateMemory(program.memoryBytes)).run;
}
const top = peak();
add('multiply-add in registers', top, 'GFLOP/s');
for (const n of [64, 256, 512]) {
  for (const kind of ['NN', 'NT', 'TN']) {
    const f = compile((a: Tensor, b: Tensor) =>
      matmul(kind === 'TN' ? transpose(a) : a, kind === 'NT' ? transpose(b) : b),
    );
    f(stream.normal([n, n]), stream.normal([n, n]));
    const run = alone(f.programs[0]!);
    for (let i = 0; i < 20; i++) run();
    const rate = (2 * n ** 3) / least(run, { stretches: n === 512 ? 100 : 400 }) / 1e3;
    add(`matmul ${kind} ${n}`, rate, 'GFLOP/s', { 'of the peak': rate / top });
  }
}
for (const name of ['exp', 'tanh', 'log', 'sigmoid'] as const) {
  const f = compile((x: Tensor) => core[name](x));
  f(stream.uniform([4096], { low: 0.1, high: 5 }));
  const run = alone(f.programs[0]!);
  for (let i = 0; i < 1000; i++) run();
  const from = stream.uniform([4096], { low: 0.1, high: 5 }).data;
  const to = new Float32Array(4096);
  const plain = name === 'sigmoid' ? (x: number) => 1 / (1 + Math.exp(-x)) : Math[name];
  const host = (): void => {
    for (let i = 0; i < to.length; i++) to[i] = plain(from[i]!);
  };
  for (let i = 0; i < 200; i++) host();
  const ours = (least(run, { stretches: 2000 }) * 1e3) / 4096;
  const theirs = (least(host, { stretches: 500 }) * 1e3) / 4096;
  add(name, ours, 'ns each', { 'Math, ns': theirs, 'times faster': theirs / ours });
}
{
  const [x, kernel] = [stream.normal([32, 28, 28, 1]), stream.normal([5, 5, 1, 8])];
  const f = compile((a: Tensor, b: Tensor) => conv2d(a, b, { padding: 'same' }));
  f(x, kernel);
  const run = alone(f.programs[0]!);
  for (let i = 0; i < 50; i++) run();
  const rate = (2 * 32 * 28 * 28 * 25 * 8) / least(run, { stretches: 500 }) / 1e3;
  add('conv 28² × 1 → 8, batch 32, with padding', rate, 'GFLOP/s', { 'of the peak': rate / top });
}
const place = process.argv.indexOf('--json');
if (place > 0) writeFileSync(process.argv[place + 1]!, `${JSON.stringify(rows, null, 2)}\n`);
