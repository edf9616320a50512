import type { Batch, Tensor } from '@gd/core';
import { dense, dropout, gather, random, relu, sequential, tanh, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { crossEntropy, mse } from '@gd/losses';
import { adam, rmsprop, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { eagerSteps } from './eagerSteps';
import type { TrainStepOptions } from './trainStep';
import { trainStep } from './trainStep';

const xor: Batch = {
  inputs: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  targets: tensor([[0], [1], [1], [0]]),
};

const stream = random(3);
const digits = (rows: number): Batch => ({
  inputs: stream.uniform([rows, 20]),
  targets: tensor(Int32Array.from({ length: rows }, (_, i) => (i * 7) % 5)),
});

function eager(options: TrainStepOptions) {
  const { model, optimizer, seed = 0, data } = options;
  const rng = random(seed);
  const { weights, buffers = {} } = model.init(rng.split('weights'), options.inputShape ?? data!.inputs.shape.slice(1));
  const batchSize = options.batchSize ?? data?.inputs.shape[0] ?? 1;
  return eagerSteps({ ...options, rng, weights, buffers, state: optimizer.init(weights), data, batchSize });
}

const small = () => sequential(dense(8), tanh, dense(1));
const wide = () => sequential(dense(12), relu, dropout(0.25), dense(5));

describe('trainStep', () => {
  it.each([
    ['sgd', () => sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true })],
    ['rmsprop', () => rmsprop()],
    ['adam', () => adam({ learningRate: (t) => 0.1 / t })],
  ])('walks as the plain operations do, with %s', (_, optimizer) => {
    const options = {
      model: small(),
      loss: mse,
      optimizer: optimizer(),
      seed: 42,
      inputShape: [2],
    } as TrainStepOptions;
    const fast = trainStep(options);
    const plain = eager(options);
    for (let t = 0; t < 20; t++) expect(fast(xor)).toBeCloseTo(plain(xor), 5);
    for (const [name, weight] of Object.entries(plain.weights()))
      expectClose(fast.weights()[name]!, weight, 1e-4, name);
    expectClose(fast.prediction(), plain.prediction(), 1e-4);
    expect(fast.count).toBe(20);
    expect(fast.programs).toHaveLength(1);
  });
  it('learns', () => {
    const fast = trainStep({ model: small(), loss: mse, optimizer: adam({ learningRate: 0.05 }), seed: 1, data: xor });
    fast.steps(1500);
    expect(fast(xor)).toBeLessThan(1e-3);
  });
  it('takes the same chance and the same order', () => {
    const data = digits(23);
    const options = {
      model: wide(),
      loss: crossEntropy,
      optimizer: adam(),
      seed: 5,
      data,
      batchSize: 8,
    } as TrainStepOptions;
    const fast = trainStep(options);
    const plain = eager(options);
    const losses = fast.steps(10);
    expectClose(tensor(losses), tensor(plain.steps(10)), 1e-5);
    expect(fast.programs).toHaveLength(2);
  });
  it('picks rows of the data as if they were batches', () => {
    const data = digits(12);
    const images = { inputs: stream.uniform([12, 50]), targets: data.targets };
    for (const [from, options] of [
      [data, { model: wide(), loss: crossEntropy, optimizer: adam(), seed: 5 }],
      [images, { model: dense(5), loss: crossEntropy, optimizer: sgd(), seed: 5 }],
    ] as [Batch, TrainStepOptions][]) {
      const fast = trainStep({ ...options, data: from });
      const whole = trainStep({ ...options, inputShape: from.inputs.shape.slice(1) });
      const plain = eager({ ...options, data: from });
      for (const rows of [
        [1, 5, 0, 7],
        [2, 11],
        [11, 3, 3, 9],
      ].map((list) => Int32Array.from(list))) {
        const loss = fast.pick(rows);
        expect(whole({ inputs: gather(from.inputs, tensor(rows)), targets: gather(from.targets, tensor(rows)) })).toBe(
          loss,
        );
        expect(plain.pick(rows)).toBeCloseTo(loss, 5);
      }
      expect(fast.programs).toHaveLength(2);
      expect(() => fast.pick(Int32Array.of(12))).toThrow('pick: row 12 — the data has rows 0 to 11');
      expect(() => fast.pick(Int32Array.of(-1))).toThrow('pick: row -1 — the data has rows 0 to 11');
    }
  });
  it('takes batches of several sizes, and keeps walking', () => {
    const options = {
      model: wide(),
      loss: crossEntropy,
      optimizer: sgd(),
      seed: 5,
      inputShape: [20],
    } as TrainStepOptions;
    const fast = trainStep(options);
    const plain = eager(options);
    for (const rows of [4, 9, 4, 64, 9]) {
      const batch = digits(rows);
      expect(fast(batch)).toBeCloseTo(plain(batch), 5);
    }
  });
  it('repeats itself to the last bit', () => {
    const training = (): Tensor[] => {
      const data = digits(32);
      const fast = trainStep({ model: wide(), loss: crossEntropy, optimizer: adam(), seed: 9, inputShape: [20] });
      for (let t = 0; t < 10; t++)
        fast({
          inputs: tensor(
            Float32Array.from(data.inputs.data, (_, i) => Math.sin(i)),
            { shape: [32, 20] },
          ),
          targets: data.targets,
        });
      return Object.values(fast.weights());
    };
    const [a, b] = [training(), training()];
    a.forEach((weight, i) => {
      expect(b[i]!.data).toEqual(weight.data);
    });
  });
  it('goes on from where another walk was', () => {
    const options = { model: small(), loss: mse, optimizer: adam(), seed: 2, inputShape: [2] } as const;
    const first = trainStep(options);
    for (let t = 0; t < 5; t++) first(xor);
    const second = trainStep({ ...options, seed: 77 });
    second.load({ weights: first.weights(), state: first.state(), count: first.count });
    expect(second(xor)).toBe(first(xor));
    expect(() => second.load({ weights: { a: tensor(1) } })).toThrow(
      'load: weight "0.dense/kernel" is missing — wanted float32[2,8]; was it saved from this model?',
    );
  });
  it('says what it needs', () => {
    expect(() => trainStep({ model: small(), loss: mse, optimizer: adam() })).toThrow(
      'trainStep: neither weights nor inputShape — give the shape of one example',
    );
    expect(() => trainStep({ model: small(), loss: mse, optimizer: adam(), data: xor, batchSize: 5 })).toThrow(
      'trainStep: batchSize 5 — wanted a whole number from 1 to 4, the rows of data',
    );
    expect(() => trainStep({ model: small(), loss: mse, optimizer: adam(), inputShape: [2] }).steps(1)).toThrow(
      'steps: there is no data — give trainStep the option data',
    );
    expect(() =>
      trainStep({ model: small(), loss: mse, optimizer: adam(), inputShape: [2] }).pick(Int32Array.of(0)),
    ).toThrow('pick: there is no data — give trainStep the option data');
    expect(() => trainStep({ model: small(), loss: mse, optimizer: adam(), inputShape: [2] }).prediction()).toThrow(
      'prediction: no step was done yet — call the step with a batch first',
    );
  });
});
