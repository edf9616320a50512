import type { Batch, Layer } from '@gd/core';
import { dense, gather, random, relu, sequential, tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { adam, miniBatch, sgd } from '@gd/optim';
import { describe, expect, it, vi } from 'vitest';
import { count } from '../../../tests/support/count';
import type { TrainStep } from './trainStep';
import { trainStep } from './trainStep';

const stream = random(3);
const digits = (rows: number): Batch => ({
  inputs: stream.uniform([rows, 100]),
  targets: tensor(Int32Array.from({ length: rows }, (_, i) => (i * 7) % 10)),
});
const training = (threads: number): Promise<TrainStep> =>
  trainStep({
    model: sequential(dense(72), relu, dense(10)),
    loss: crossEntropy,
    optimizer: adam({ learningRate: (t) => 0.01 / t }),
    seed: 4,
    inputShape: [100],
    threads,
  }) as Promise<TrainStep>;
const numbers = (step: TrainStep): unknown[] => Object.values(step.weights()).map(({ data }) => data);

describe('trainStep with threads', () => {
  it.each([2, 3, 4])('%i give the same bits as one', async (threads) => {
    const [alone, together] = [await training(1), await training(threads)];
    const batch = digits(64);
    const steps = count(200, 20_000);
    for (let t = 0; t < steps; t++) expect(together(batch)).toBe(alone(batch));
    expect(numbers(together)).toEqual(numbers(alone));
    expect(together.state()).toEqual(alone.state());
  });
  it('do many steps over data, in batches of two sizes', async () => {
    const data = digits(150);
    const options = {
      model: sequential(dense(72), relu, dense(10)),
      loss: crossEntropy,
      optimizer: adam({ learningRate: (t: number) => 0.01 / t }),
      seed: 4,
      data,
      sampler: miniBatch(64),
    };
    const [alone, together] = [await trainStep(options), await trainStep({ ...options, threads: 2 })];
    expect(together.steps(5)).toEqual(alone.steps(5));
    expect(together.steps(20)).toEqual(alone.steps(20));
    expect(together.pick(Int32Array.of(3, 1, 4))).toBe(alone.pick(Int32Array.of(3, 1, 4)));
    expect(numbers(together as TrainStep)).toEqual(numbers(alone as TrainStep));
  });
  it('serve several trainings alternately, and give each its own copies', async () => {
    const trainings = [await training(2), await training(3), await training(2)];
    const alone = await training(1);
    const [small, large] = [digits(40), digits(96)];
    for (let t = 0; t < 30; t++) {
      const batch = t % 3 === 2 ? large : small;
      const loss = alone(batch);
      for (const one of trainings) expect(one(batch)).toBe(loss);
    }
    for (const { data } of Object.values(trainings[0]!.weights())) expect(data.buffer).toBeInstanceOf(ArrayBuffer);
    expect(trainings[1]!.prediction()).toEqual(alone.prediction());
  });
  it('stop where an index does not exist, and continue after it', async () => {
    const embedding: Layer = {
      name: 'embedding',
      init: (rng) => ({ weights: { table: rng.normal([50, 64]) }, outputShape: [64] }),
      forward: ({ table }, x) => gather(table!, x),
    };
    const make = (threads: number) =>
      trainStep({
        model: sequential(embedding, dense(64), relu),
        loss: mse,
        optimizer: sgd(),
        seed: 1,
        inputShape: [],
        threads,
      });
    const [alone, together] = [await make(1), await make(2)];
    const batch = (last: number): Batch => ({
      inputs: tensor(Int32Array.from({ length: 64 }, (_, i) => (i === 63 ? last : i % 50))),
      targets: random(2).normal([64, 64]),
    });
    for (const step of [alone, together]) {
      step(batch(7));
      expect(() => step(batch(50))).toThrow('compile: gather or scatterAdd found an index outside its tensor');
      for (let t = 0; t < 10; t++) step(batch(7));
    }
    expect(numbers(together as TrainStep)).toEqual(numbers(alone as TrainStep));
  });
  it('continue without a worker that is killed, and the next training gets another', async () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const threads = process.getBuiltinModule('node:worker_threads');
    const { Worker } = threads;
    const started: InstanceType<typeof Worker>[] = [];
    threads.Worker = class extends Worker {
      constructor(...from: ConstructorParameters<typeof Worker>) {
        super(...from);
        started.push(this);
      }
    };
    try {
      const [alone, together] = [await training(1), await training(5)];
      const batch = digits(64);
      for (let t = 0; t < 20; t++) expect(together(batch)).toBe(alone(batch));
      await Promise.all(started.map((worker) => worker.terminate()));
      for (let t = 0; t < 20; t++) expect(together(batch)).toBe(alone(batch));
      expect(numbers(together)).toEqual(numbers(alone));
      expect(said.mock.calls).toEqual([['compile: a thread ended (1) — the others do its work']]);
      const before = started.length;
      const later = await training(2);
      expect(started.length).toBe(before + 1);
      expect(later(batch)).toBe((await training(1))(batch));
    } finally {
      threads.Worker = Worker;
      said.mockRestore();
    }
  });
  it('are not used if memory cannot be shared, with one warning', async () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('crossOriginIsolated', false);
    try {
      const steps = [await training(2), await training(2)];
      expect(steps[0]!(digits(64))).toBeGreaterThan(0);
    } finally {
      vi.unstubAllGlobals();
    }
    expect(said.mock.calls).toEqual([
      [
        'compile: no threads could be started (Error: memory cannot be shared here: the page must be cross-origin isolated) — it runs on one thread',
      ],
    ]);
    said.mockRestore();
  });
  it.each([0, 1.5, 9, Number.NaN])('cannot be %d', async (threads) => {
    await expect(training(threads)).rejects.toThrow(
      `trainStep: threads is ${threads} — wanted a whole number from 1 to 8`,
    );
  });
});
