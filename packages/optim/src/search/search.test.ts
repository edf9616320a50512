import { mul, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { Found } from './search';
import { search } from './search';

/** Halves the row again and again. */
function* halving(lossAt: (row: Float64Array) => number, start: Float64Array): Generator<Found, never> {
  for (let row = start; ; row = row.map((x) => x / 2)) yield { row, loss: lossAt(row), spread: row[0]! };
}
const rules = { steps: 2, target: -1 };

describe('search', () => {
  it('returns the kind that it was given', () => {
    expect(search('halving', (x) => x * x, 4, rules, halving)).toEqual({
      weights: 1,
      loss: 1,
      steps: 2,
      stopped: 'steps',
      convergedAt: null,
      losses: [16, 4, 1],
      path: [
        { t: 0, weights: 4, loss: 16 },
        { t: 1, weights: 2, loss: 4 },
        { t: 2, weights: 1, loss: 1 },
      ],
    });
    expect(search('halving', ([x, y]) => x! + y!, [4, 8], rules, halving)).toMatchObject({ weights: [1, 2], loss: 3 });
    const row = search('halving', (x) => sum(mul(x, x)), tensor([4, 8]), rules, halving);
    expect(row).toMatchObject({ weights: { dtype: 'float32', shape: [2] }, loss: 5 });
    const start = { a: tensor([[4]]), b: tensor(8) };
    const both = search('halving', ({ a, b }) => sum(mul(a, b)), start, rules, halving);
    expect([both.weights.a.shape, both.weights.b.data[0]]).toEqual([[1, 1], 2]);
  });
  it('stops by its rules', () => {
    const stop = (more: object) => search('halving', (x) => x, 4, { ...rules, steps: 50, ...more }, halving);
    expect(stop({ target: 1 })).toMatchObject({ stopped: 'target', steps: 2 });
    expect(stop({ tolerance: 0.6 })).toMatchObject({ stopped: 'tolerance', steps: 3 });
    expect(search('halving', () => Number.NaN, 4, rules, halving)).toMatchObject({ stopped: 'diverged', steps: 0 });
  });
  it('blames the learning rate if there is one', () => {
    const leap = (x: number) => (x === 4 ? 1 : -1e13);
    const hint = (more: object) => search('halving', leap, 4, { steps: 3, target: -1e20, ...more }, halving).hint;
    expect(hint({})).toMatch(/fix the function$/);
    expect(hint({ learningRate: 0.5 })).toMatch(/try a smaller learningRate than 0.5$/);
  });
  it('requires a loss of one number', () => {
    expect(() => search('halving', (x) => x, tensor([1, 2]), rules, halving)).toThrow(
      'halving: a loss of shape [2] — wanted one number; take its mean or sum',
    );
  });
});
