import { mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * A parabola in one variable: a round valley with one minimum.
 *
 *     L(w) = (w − 3)²
 */
export const bowl: TestFunction = {
  name: 'bowl',
  loss: ({ w }) => mul(sub(w!, 3), sub(w!, 3)),
  start: point({ w: -4 }),
  minima: [{ at: point({ w: 3 }), value: 0 }],
  domain: { w: [-5, 11] },
};
