import { add, mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * A saddle point at (0, 0): flat, but not a minimum. From a little beside the ridge it goes down, slowly at first.
 *
 *     L(x, y) = x² − y² + ¼ y⁴
 */
export const saddle: TestFunction = {
  name: 'saddle',
  loss({ x, y }) {
    const square = mul(y!, y!);
    return add(sub(mul(x!, x!), square), mul(0.25, mul(square, square)));
  },
  start: point({ x: 1.5, y: 0.01 }),
  minima: [
    { at: point({ x: 0, y: -Math.SQRT2 }), value: -1 },
    { at: point({ x: 0, y: Math.SQRT2 }), value: -1 },
  ],
  domain: { x: [-2, 2], y: [-2, 2] },
};
