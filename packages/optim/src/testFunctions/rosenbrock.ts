import { add, mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * The Rosenbrock function: a banana-shaped valley, easy to find and hard to follow.
 *
 *     L(x, y) = (1 − x)² + 100 (y − x²)²
 *
 * source  Rosenbrock 1960, An automatic method for finding the greatest or least value of a function,
 *         https://doi.org/10.1093/comjnl/3.3.175
 */
export const rosenbrock: TestFunction = {
  name: 'rosenbrock',
  loss({ x, y }) {
    const along = sub(1, x!);
    const across = sub(y!, mul(x!, x!));
    return add(mul(along, along), mul(100, mul(across, across)));
  },
  start: point({ x: -1.2, y: 1 }),
  minima: [{ at: point({ x: 1, y: 1 }), value: 0 }],
  domain: { x: [-2, 2], y: [-1, 3] },
};
