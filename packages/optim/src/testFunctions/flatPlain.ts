import { add, div, mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * A minimum in an almost flat plain: far out there is hardly a gradient to follow.
 *
 *     L(x, y) = 1 − 1 / (1 + x² + y²)
 */
export const flatPlain: TestFunction = {
  name: 'flatPlain',
  loss: ({ x, y }) => sub(1, div(1, add(1, add(mul(x!, x!), mul(y!, y!))))),
  start: point({ x: -4, y: 3 }),
  minima: [{ at: point({ x: 0, y: 0 }), value: 0 }],
  domain: { x: [-5, 5], y: [-5, 5] },
};
