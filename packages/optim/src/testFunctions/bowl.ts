import { mul, sub } from '@gd/core';
import type { Hill } from './testFunction';
import { place } from './point';

/**
 * A round valley with one floor: the first hill of all.
 *
 *     L(w) = (w − 3)²
 */
export const bowl: Hill = {
  name: 'bowl',
  loss: ({ w }) => mul(sub(w!, 3), sub(w!, 3)),
  start: place({ w: -4 }),
  floors: [{ at: place({ w: 3 }), value: 0 }],
  domain: { w: [-5, 11] },
};
