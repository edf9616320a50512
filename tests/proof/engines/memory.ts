import { getHeapStatistics } from 'node:v8';
import type { Batch, Layer, Loss } from '@gd/core';
import { dense, dropout, random, relu, sequential, tanh, tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { trainStep } from '@gd/train';

interface Training {
  readonly model: Layer;
  readonly loss: Loss;
  readonly batches: readonly Batch[];
  readonly steps: number;
}

/** The bytes that a training left: in all memory after garbage collection, and on the heap for each step before it. */
export interface Left {
  readonly kept: number;
  readonly perStep: number;
  readonly steps: number;
}

const stream = random(5);
const batches = (count: number, rows: number, width: number, classes?: number): Batch[] =>
  Array.from({ length: count }, () => ({
    inputs: stream.uniform([rows, width]),
    targets:
      classes === undefined
        ? stream.uniform([rows, 1])
        : tensor(Int32Array.from({ length: rows }, () => stream.integer(classes))),
  }));

const trainings: Readonly<Record<string, () => Training>> = {
  small: () => ({ model: sequential(dense(8), tanh, dense(1)), loss: mse, batches: batches(2, 4, 2), steps: 1e6 }),
  digits: () => ({
    model: sequential(dense(128), relu, dense(10)),
    loss: crossEntropy,
    batches: batches(20, 8, 784, 10),
    steps: 1e4,
  }),
  'digits with dropout': () => ({
    model: sequential(dense(16), relu, dropout(0.5), dense(10)),
    loss: crossEntropy,
    batches: batches(4, 8, 20, 10),
    steps: 2e4,
  }),
};

function used(): number {
  for (let i = 0; i < 4; i++) (globalThis as unknown as { gc(): void }).gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Trains with `--expose-gc`, and measures the memory that is left. */
export async function weigh(name: string): Promise<Left> {
  const { batches, steps, ...recipe } = trainings[name]!();
  const inputShape = batches[0]!.inputs.shape.slice(1);
  const step = await trainStep({ ...recipe, optimizer: adam(), seed: 1, inputShape });
  const take = (count: number): void => {
    for (let t = 0; t < count; t++) step(batches[t % batches.length]!);
  };
  // until the engine has finished compiling
  take(steps / 2);
  const before = used();
  take(steps);
  const kept = used() - before;
  // semi-spaces of 256 MiB hold all of it, so that nothing is collected in between
  const some = steps / 10;
  const rounds = Array.from({ length: 5 }, () => {
    const start = getHeapStatistics().used_heap_size;
    for (let t = 0; t < some; t++) step(batches[0]!);
    return (getHeapStatistics().used_heap_size - start) / some;
  });
  // the engine compiles code in one round or another, so take the median
  const perStep = rounds.sort((a, b) => a - b)[2]!;
  return { kept, perStep, steps: step.count };
}
