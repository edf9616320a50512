import { add, mul, sub } from '@gd/core';
import type { Hill } from './testFunction';
import { place } from './point';

/**
 * A mountain pass: flat at (0, 0) but no floor. Whoever stands a hair off the ridge slides down, slowly at first.
 *
 *     L(x, y) = x² − y² + ¼ y⁴
 */
export const saddle: Hill = {
  name: 'saddle',
  loss({ x, y }) {
    const square = mul(y!, y!);
    return add(sub(mul(x!, x!), square), mul(0.25, mul(square, square)));
  },
  start: place({ x: 1.5, y: 0.01 }),
  floors: [
    { at: place({ x: 0, y: -Math.SQRT2 }), value: -1 },
    { at: place({ x: 0, y: Math.SQRT2 }), value: -1 },
  ],
  domain: { x: [-2, 2], y: [-2, 2] },
};
