import { Worker } from 'node:worker_threads';
import { emitProgram, startThreads } from '@gd/compile/internal';
import type { Batch } from '@gd/core';
import { dense, random, relu, sequential, tensor } from '@gd/core';
import { crossEntropy } from '@gd/losses';
import { adam } from '@gd/optim';
import { trainStep } from '@gd/train';

const batch: Batch = {
  inputs: random(3).uniform([64, 160]),
  targets: tensor(Int32Array.from({ length: 64 }, (_, i) => i % 10)),
};
const stepOn = (threads?: number) =>
  trainStep({
    model: sequential(dense(160), relu, dense(10)),
    loss: crossEntropy,
    optimizer: adam(),
    seed: 4,
    inputShape: [160],
    ...(threads !== undefined && { threads }),
  });

/** The losses of a training on a number of threads. */
export async function losses(threads: number): Promise<number[]> {
  const step = await stepOn(threads);
  return Array.from({ length: 50 }, () => step(batch));
}

/** Trains in a worker that the caller started, made of this file, and returns its losses. */
export function inWorker(file: string): Promise<number[]> {
  const text = `import(${JSON.stringify(file)}).then(async ({ losses }) =>
    require('node:worker_threads').parentPort.postMessage(await losses(2)))`;
  const worker = new Worker(text, { eval: true });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

/** Runs steps that threads begin to share by themselves, and then has nothing more to do. */
export async function unasked(milliseconds: number): Promise<void> {
  const step = await stepOn();
  for (const end = performance.now() + milliseconds; performance.now() < end; ) {
    step(batch);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Starts a program in many memories, one after another, and returns by how many MiB the process has grown.
 */
export async function grown(times: number, size: number): Promise<number> {
  const step = await stepOn(2);
  step(batch);
  const program = emitProgram(step.programs[0]!);
  const team = await startThreads(2);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < times; i++) {
    const memory = team.allocate(size * 2 ** 20);
    new Uint8Array(memory.buffer).fill(1);
    team.start(program, memory).run();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return (process.memoryUsage().rss - before) / 2 ** 20;
}
