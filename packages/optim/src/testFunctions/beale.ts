import { add, mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * The Beale function: a wide flat with sharp peaks at its corners. Its gradients differ greatly in size.
 *
 *     L(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²
 *
 * source  Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable; no. 5
 *         in Moré, Garbow & Hillstrom 1981, https://doi.org/10.1145/355934.355936
 */
export const beale: TestFunction = {
  name: 'beale',
  loss({ x, y }) {
    const term = (level: number, power: typeof y) => {
      const miss = add(sub(level, x!), mul(x!, power!));
      return mul(miss, miss);
    };
    const square = mul(y!, y!);
    return add(add(term(1.5, y), term(2.25, square)), term(2.625, mul(square, y!)));
  },
  start: point({ x: 1, y: 1 }),
  minima: [{ at: point({ x: 3, y: 0.5 }), value: 0 }],
  domain: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
};
