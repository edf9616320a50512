import { add, mul, sub } from '@gd/core';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * A polynomial with two minima, one lower: the start decides which one is found. The maximum between them is at 0.126.
 *
 *     L(w) = w⁴ − 4w² + w + 6
 */
export const twoValleys: TestFunction = {
  name: 'twoValleys',
  loss({ w }) {
    const square = mul(w!, w!);
    return add(add(sub(mul(square, square), mul(4, square)), w!), 6);
  },
  start: point({ w: 2 }),
  // the roots of 4w³ − 8w + 1
  minima: [
    { at: point({ w: -1.4729976011140302 }), value: 0.5558079333891035 },
    { at: point({ w: 1.346997408527774 }), value: 3.3814440192347526 },
  ],
  domain: { w: [-2.3, 2.3] },
};
