import type { Batch, Layer } from '@gd/core';
import { dense, gather, random, relu, sequential, tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { adam, sgd } from '@gd/optim';
import { describe, expect, it, vi } from 'vitest';
import type { TrainStep } from '../../../train/trainStep';
import { trainStep } from '../../../train/trainStep';
import { schedule } from './schedule';

const stream = random(3);
const digits = (rows: number): Batch => ({
  inputs: stream.uniform([rows, 100]),
  targets: tensor(Int32Array.from({ length: rows }, (_, i) => (i * 7) % 10)),
});
const training = (threads: number): TrainStep =>
  trainStep({
    model: sequential(dense(72), relu, dense(10)),
    loss: crossEntropy,
    optimizer: adam({ learningRate: (t) => 0.01 / t }),
    seed: 4,
    inputShape: [100],
    threads,
  }) as TrainStep;
const numbers = (step: TrainStep): unknown[] => Object.values(step.weights()).map(({ data }) => data);

describe('trainStep with threads', () => {
  it.each([2, 3, 4])('%i walk to the same bits as one', async (threads) => {
    const [alone, together] = [training(1), training(threads)];
    await together.ready;
    const batch = digits(64);
    for (let t = 0; t < 200; t++) expect(together(batch)).toBe(alone(batch));
    expect(numbers(together)).toEqual(numbers(alone));
    expect(together.state()).toEqual(alone.state());
    const { segments } = schedule(together.programs[0]!.plan, threads);
    expect(segments.some(({ parts }) => parts.every((part) => part.length > 0))).toBe(true);
  });
  it('do many steps over data, in batches of two sizes', async () => {
    const data = digits(150);
    const options = {
      model: sequential(dense(72), relu, dense(10)),
      loss: crossEntropy,
      optimizer: adam({ learningRate: (t: number) => 0.01 / t }),
      seed: 4,
      data,
      batchSize: 64,
    };
    const [alone, together] = [trainStep(options), trainStep({ ...options, threads: 2 })];
    expect(together.steps(5)).toEqual(alone.steps(5));
    await together.ready;
    expect(together.steps(20)).toEqual(alone.steps(20));
    expect(together.pick(Int32Array.of(3, 1, 4))).toBe(alone.pick(Int32Array.of(3, 1, 4)));
    expect(numbers(together as TrainStep)).toEqual(numbers(alone as TrainStep));
  });
  it('serve several walks in turns, and give copies that are nobody else’s', async () => {
    const trainings = [training(2), training(3), training(2)];
    const alone = training(1);
    await Promise.all(trainings.map(({ ready }) => ready));
    const [small, large] = [digits(40), digits(96)];
    for (let t = 0; t < 30; t++) {
      const batch = t % 3 === 2 ? large : small;
      const loss = alone(batch);
      for (const one of trainings) expect(one(batch)).toBe(loss);
    }
    for (const { data } of Object.values(trainings[0]!.weights())) expect(data.buffer).toBeInstanceOf(ArrayBuffer);
    expect(trainings[1]!.prediction()).toEqual(alone.prediction());
  });
  it('stop where an index does not exist, and go on after it', async () => {
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
    const [alone, together] = [make(1), make(2)];
    await together.ready;
    const batch = (last: number): Batch => ({
      inputs: tensor(Int32Array.from({ length: 64 }, (_, i) => (i === 63 ? last : i % 50))),
      targets: random(2).normal([64, 64]),
    });
    for (const step of [alone, together]) {
      step(batch(7));
      expect(() => step(batch(50))).toThrow('compile: gather or scatterAdd met an index outside its tensor');
      for (let t = 0; t < 10; t++) step(batch(7));
    }
    expect(numbers(together as TrainStep)).toEqual(numbers(alone as TrainStep));
  });
  it('go on without a worker that is killed, and the next walk has another', async () => {
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
      const [alone, together, next] = [training(1), training(5), training(5)];
      await together.ready;
      const batch = digits(64);
      for (let t = 0; t < 20; t++) expect(together(batch)).toBe(alone(batch));
      await Promise.all(started.map((worker) => worker.terminate()));
      for (let t = 0; t < 20; t++) expect(together(batch)).toBe(alone(batch));
      expect(numbers(together)).toEqual(numbers(alone));
      expect(said.mock.calls).toEqual([['trainStep: a thread ended (1) — the others do its work']]);
      const before = started.length;
      const later = training(2);
      await Promise.all([next.ready, later.ready]);
      expect(started.length).toBe(before + 1);
      expect(later(batch)).toBe(training(1)(batch));
    } finally {
      threads.Worker = Worker;
      said.mockRestore();
    }
  });
  it('are left out where memory cannot be shared, and that is said once', async () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('crossOriginIsolated', false);
    try {
      const steps = [training(2), training(2)];
      await Promise.all(steps.map(({ ready }) => ready));
      expect(steps[0]!(digits(64))).toBeGreaterThan(0);
    } finally {
      vi.unstubAllGlobals();
    }
    expect(said.mock.calls).toEqual([
      [
        'trainStep: no threads could be started (Error: memory is not shared here: a page must be cross-origin isolated) — steps run on one',
      ],
    ]);
    said.mockRestore();
  });
  it.each([0, 1.5, 9, Number.NaN])('cannot be %d', (threads) => {
    expect(() => training(threads)).toThrow(
      `trainStep: threads ${threads} — wanted a whole number from 1 to 8; as many as there are cores?`,
    );
  });
});
