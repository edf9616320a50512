import { add, mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * The Himmelblau function: four minima of the same value. Which one is found depends on the start and the optimizer.
 *
 *     L(x, y) = (x² + y − 11)² + (x + y² − 7)²
 *
 * source  Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill
 */
export const himmelblau: TestFunction = {
  name: 'himmelblau',
  loss({ x, y }) {
    const first = sub(add(mul(x!, x!), y!), 11);
    const second = sub(add(x!, mul(y!, y!)), 7);
    return add(mul(first, first), mul(second, second));
  },
  start: point({ x: 0, y: 0 }),
  minima: [
    { at: point({ x: 3, y: 2 }), value: 0 },
    { at: point({ x: -2.805118086952745, y: 3.131312518250573 }), value: 0 },
    { at: point({ x: -3.779310253377747, y: -3.2831859912861696 }), value: 0 },
    { at: point({ x: 3.5844283403304917, y: -1.8481265269644034 }), value: 0 },
  ],
  domain: { x: [-5, 5], y: [-5, 5] },
};
