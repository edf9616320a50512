import { add, div, mul, sub } from '@gd/core';
import type { Hill } from './testFunction';
import { place } from './point';

/**
 * A deep pit in a plain that is almost flat: far out there is hardly a slope to follow.
 *
 *     L(x, y) = 1 − 1 / (1 + x² + y²)
 */
export const plateau: Hill = {
  name: 'plateau',
  loss: ({ x, y }) => sub(1, div(1, add(1, add(mul(x!, x!), mul(y!, y!))))),
  start: place({ x: -4, y: 3 }),
  floors: [{ at: place({ x: 0, y: 0 }), value: 0 }],
  domain: { x: [-5, 5], y: [-5, 5] },
};
