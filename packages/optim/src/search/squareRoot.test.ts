import { expect, it } from 'vitest';
import { squareRoot } from './squareRoot';

it('is symmetric, and its square is the covariance', () => {
  // [[2, 1], [1, 3]]² = [[5, 5], [5, 10]]
  const root = squareRoot(Float64Array.of(5, 5, 5, 10), 2);
  [2, 1, 1, 3].forEach((entry, k) => {
    expect(root[k]).toBeCloseTo(entry, 14);
  });
});

it('counts what rounding made negative as 0', () => {
  expect([...squareRoot(Float64Array.of(4, 0, 0, -1e-20), 2)]).toEqual([2, 0, 0, 0]);
});
