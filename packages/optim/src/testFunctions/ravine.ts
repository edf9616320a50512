import { add, mul } from '@gd/core';
import { check } from '@gd/core/extend';
import { point } from './point';
import type { TestFunction } from './testFunction';

/**
 * An ill-conditioned quadratic: a long valley that is κ times more curved across than along.
 *
 *     L(x, y) = ½ (x² + κ y²)
 *
 * throws  when κ is not a number of at least 1
 */
export function ravine(steepness = 25): TestFunction {
  check('ravine: steepness', steepness, '[1, ∞)', ', like 25');
  return {
    name: `ravine(${steepness})`,
    loss: ({ x, y }) => mul(0.5, add(mul(x!, x!), mul(steepness, mul(y!, y!)))),
    start: point({ x: -8, y: 2 }),
    minima: [{ at: point({ x: 0, y: 0 }), value: 0 }],
    domain: { x: [-10, 10], y: [-3, 3] },
  };
}
