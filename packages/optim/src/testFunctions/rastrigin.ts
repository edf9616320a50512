import { add, cos, mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * The Rastrigin function: a local minimum at nearly every whole number, like an egg box in a bowl, and only the one in the
 * middle is the lowest.
 *
 *     L(x, y) = 20 + (x² − 10 cos 2πx) + (y² − 10 cos 2πy)
 *
 * source  Rastrigin 1974, Systems of extremal control, Nauka; Mühlenbein, Schomisch & Born 1991, The parallel genetic
 *         algorithm as function optimizer, https://doi.org/10.1016/S0167-8191(05)80052-3
 */
export const rastrigin: TestFunction = {
  name: 'rastrigin',
  loss({ x, y }) {
    const part = (z: typeof x) => sub(mul(z!, z!), mul(10, cos(mul(2 * Math.PI, z!))));
    return add(20, add(part(x), part(y)));
  },
  start: point({ x: -2.2, y: 1.3 }),
  minima: [{ at: point({ x: 0, y: 0 }), value: 0 }],
  domain: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
};
