import type { Tensor, Weights } from '@gd/core';
import { mul, random, square, sum, tensor, zeros } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { descend } from '../descend';
import { minimize } from '../minimize';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { bitEqual, replayUpdates } from '../testing/replayUpdates';
import { gradientNoise } from './gradientNoise';
import { subjects } from './gradientNoise.claims';
import { partition } from './partition';

const noisy = gradientNoise(sgd({ learningRate: 1 }));
const still = (weights: Weights) => [weights].map(() => ({ ...weights }));
const at = (optimizer: typeof noisy, weights: Weights, seed: number, t = 1) => {
  const flat = ({ w }: Weights) => mul(sum(w!), 0);
  for (const step of descend(flat, weights, optimizer, { seed })) if (step.t === t) return step.updates;
  return {};
};

describe('gradientNoise', () => {
  it('draws from the normal distribution, with the variance of the paper at every step', () => {
    const start = { w: zeros([20_000], 'float64') };
    for (const t of [1, 4, 30]) {
      const data = Array.from(at(noisy, start, 3, t).w!.data);
      const variance = data.reduce((total, x) => total + x * x, 0) / data.length;
      const wanted = 0.01 / t ** 0.55;
      expect(Math.abs(variance / wanted - 1) * Math.sqrt(data.length / 2)).toBeLessThan(4);
      expect(Math.abs(data.reduce((total, x) => total + x, 0)) / Math.sqrt(data.length * wanted)).toBeLessThan(4);
    }
  });
  it('depends on the seed, and draws new numbers at every step', () => {
    const start = { w: zeros([8]) };
    expect(at(noisy, start, 5)).toEqual(at(noisy, start, 5));
    expect(at(noisy, start, 5)).not.toEqual(at(noisy, start, 6));
    const [first, second] = [at(noisy, start, 5, 1).w!, at(noisy, start, 5, 2).w!];
    expect(mul(second, 2 ** 0.275).data[0]).not.toBeCloseTo(first.data[0]!, 6);
    const testFunction = (x: Tensor) => square(x);
    const end = (seed?: number) =>
      minimize(testFunction, 3, noisy, { steps: 5, ...(seed !== undefined && { seed }) }).weights;
    expect(end()).toBe(end(0));
    expect(end()).not.toBe(end(1));
  });
  it('distinguishes weights by name, not by order', () => {
    const weights = { b: zeros([4]), a: zeros([4]) };
    const there = replayUpdates(noisy, weights, still(weights)).updates[0]!;
    const { a, b } = weights;
    expect(bitEqual(there, replayUpdates(noisy, { a, b }, [{ a, b }]).updates[0]!)).toBe(true);
    expect(there.a).not.toEqual(there.b);
  });
  it('gives each optimizer of a partition its own random numbers', () => {
    const split = (key: 'one' | 'two') => partition(() => key, { one: noisy, two: noisy });
    const weights = { w: zeros([4]) };
    const updates = (key: 'one' | 'two') => replayUpdates(split(key), weights, [weights]).updates[0]!.w!;
    expect(updates('one')).not.toEqual(updates('two'));
  });
  it('rejects invalid arguments and says why', () => {
    expect(gradientNoise(adam()).name).toBe('gradientNoise(adam)');
    expect(gradientNoise(sgd()).options).toEqual({ learningRate: 0.01, noise: 0.01, noiseDecay: 0.55 });
    expect(() => gradientNoise(sgd(), { noise: -1 })).toThrow(
      'gradientNoise: noise is -1 — wanted a number in [0, ∞), or a schedule t => number of such',
    );
    const view = { grads: {}, weights: {}, state: {}, options: {}, t: tensor(1) };
    expect(() => noisy.step(view)).toThrow(
      'gradientNoise: the step came without `rng` — wanted a stream for this step, like random(42).split(t)',
    );
    const { noise, noiseDecay, learningRate } = Object.fromEntries(
      ['noise', 'noiseDecay', 'learningRate'].map((name) => [name, tensor(1)]),
    );
    const given = { ...view, options: { noise: noise!, noiseDecay: noiseDecay!, learningRate: learningRate! } };
    expect(noisy.step({ ...given, rng: random(1) })).toEqual({ updates: {}, state: {} });
  });
  for (const { title, run } of optimizerChecks(subjects.gradientNoise.make, subjects.gradientNoise.claims))
    it(title, run);
});
