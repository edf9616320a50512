import type { Layer, Loss } from '@gd/core';
import { dense, mul, relu, sequential, sum, tensor } from '@gd/core';
import { iris, standardize, trainTestSplit } from '@gd/data';
import { crossEntropy, mse } from '@gd/losses';
import { adam, fullBatch, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import type { FindLearningRateOptions } from './findLearningRate';
import { findLearningRate, steepestDescent } from './findLearningRate';
import { fit } from './fit';

/** A model that returns its weight for any input. */
const point: Layer = {
  name: 'point',
  init: () => ({ weights: { w: tensor([1]) }, outputShape: [1] }),
  forward: ({ w }) => w!,
};
const bowl = { data: { inputs: tensor([[0]]), targets: tensor([[0]]) }, optimizer: sgd(), sampler: fullBatch() };

describe.each([
  ['compiled', true],
  ['eager', false],
])('findLearningRate, %s', (_, compiled) => {
  it.each([0.5, 4, 300])('stays below the stability limit of a bowl of curvature %d', async (curvature) => {
    const loss: Loss = (prediction) => mul(sum(mul(prediction, prediction)), curvature / 2);
    const { suggestion, rates, losses, smoothed } = await findLearningRate(point, { ...bowl, loss, compiled });
    // sgd on L/2·w² diverges above 2/L
    expect(suggestion).toBeLessThan(2 / curvature);
    expect(suggestion).toBeGreaterThan(0.02 / curvature);
    expect(rates.slice(0, 2)).toEqual([1e-7, expect.closeTo(1e-7 * 1e8 ** (1 / 99), 15)]);
    // w shrinks by 1 − rate·L at each step
    let w = 1;
    losses.slice(0, 60).forEach((value, i) => {
      expect(value / (curvature / 2)).toBeCloseTo(w * w, 4);
      w *= 1 - rates[i]! * curvature;
    });
    const before = smoothed.slice(0, -1);
    if (rates.length < 100) expect(smoothed.at(-1)!).toBeGreaterThan(4 * Math.min(...before));
    expect(Math.max(...before.map((value, i) => value / Math.min(...before.slice(0, i + 1))))).toBeLessThanOrEqual(4);
    expect(smoothed[1]).toBeCloseTo((0.98 * 0.02 * losses[0]! + 0.02 * losses[1]!) / (1 - 0.98 ** 2), 6);
  });
});

describe('findLearningRate', () => {
  const parts = trainTestSplit(iris(), { seed: 3, stratify: true });
  const { transform } = standardize(parts.train.inputs);
  const data = { ...parts.train, inputs: transform(parts.train.inputs) };
  const model = sequential(dense(16), relu, dense(3));
  const options = { data, loss: crossEntropy, optimizer: sgd(), seed: 1 };

  it('suggests a rate that learns iris, better than one far below and one far above', async () => {
    const { suggestion, rates, losses } = await findLearningRate(model, options);
    expect(rates.length).toBe(losses.length);
    const after = async (learningRate: number) => {
      const run = { data, loss: crossEntropy, optimizer: sgd({ learningRate }), seed: 1, epochs: 5 };
      return evaluate(model, await fit(model, run), data, { loss: crossEntropy }).loss;
    };
    const learned = await after(suggestion);
    expect(learned).toBeLessThan(0.6);
    expect(learned).toBeLessThan(await after(suggestion / 100));
    expect(learned).toBeLessThan(await after(suggestion * 100).catch(() => Number.POSITIVE_INFINITY));
  });
  it('is the same for the same seed, and changes none of its arguments', async () => {
    const { weights } = await fit(model, { ...options, epochs: 0 });
    const kept = Object.values(weights).map(({ data }) => data.slice());
    const once = await findLearningRate(model, { ...options, weights, optimizer: adam() });
    expect(await findLearningRate(model, { ...options, weights, optimizer: adam() })).toEqual(once);
    expect(Object.values(weights).map(({ data }) => data)).toEqual(kept);
    expect(options.optimizer.options.learningRate).toBe(sgd().options.learningRate);
    expect((await findLearningRate(model, { ...options, seed: 2 })).losses[0]).not.toBe(once.losses[0]);
  });
  it('says what it requires', async () => {
    const say = (more: Partial<FindLearningRateOptions<never>>, message: string) =>
      expect(findLearningRate(model, { ...options, ...more } as never)).rejects.toThrow(message);
    await say(
      { optimizer: { ...sgd(), name: 'still', options: { size: 1 } } as never },
      'findLearningRate: still has no learningRate — it has size; there is nothing to find',
    );
    await say(
      { lowest: 1, highest: 0.1 },
      'findLearningRate: from lowest 1 to highest 0.1 — rates rise from a number above 0, like 1e-7 to 10',
    );
    await say({ weights: {} }, 'findLearningRate: weight "0.dense/kernel" none —');
    await say({ lowest: 0 }, 'findLearningRate: lowest is 0 — wanted a number in (0, ∞)');
    await say({ steps: 9 }, 'findLearningRate: steps is 9 — wanted a whole number of at least 10');
    await say({ validation: data } as never, 'findLearningRate: option "validation" — there are data, loss, optimizer');
    await say({ data: { ...data, targets: tensor([1]) } }, 'findLearningRate: inputs [');
    const flat: Loss = (prediction) => mul(sum(prediction), 0);
    await say({ loss: flat, steps: 20 }, 'findLearningRate: the loss never fell in 20 steps —');
    await say(
      { loss: (prediction) => mse(prediction, mul(prediction, Number.NaN)) },
      'findLearningRate: the loss never fell in 0 steps —',
    );
  });
});

describe('steepestDescent', () => {
  it('finds the middle of the steepest stretch', () => {
    const curve = Array.from({ length: 41 }, (_, i) => -Math.tanh((i - 25) / 4));
    expect(steepestDescent(curve)).toBe(25);
    expect(steepestDescent([3, 2, 0])).toBe(1);
    expect(steepestDescent([1, 1, 1, 2])).toBe(-1);
    expect(steepestDescent([])).toBe(-1);
  });
  it('is not misled by one outlier', () => {
    const curve = Array.from({ length: 41 }, (_, i) => -Math.tanh((i - 25) / 4) + (i === 8 ? 0.8 : 0));
    expect(Math.abs(steepestDescent(curve) - 25)).toBeLessThanOrEqual(1);
  });
});
