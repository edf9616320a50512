import type { Dataset } from '@gd/core';
import { points } from './points';
import type { SyntheticOptions } from './syntheticOptions';
import { readSynthetic } from './syntheticOptions';

/**
 * Two interlocking half-moons of points, one for each class: no straight line can separate them.
 *
 *     upper = (cos φ, sin φ)             φ from 0 to π
 *     lower = (1 − cos φ, ½ − sin φ)
 *
 * shape     inputs [count, 2], targets int32 [count] of classes 0 and 1
 * throws    when count is not a whole number above 0, or noise is negative
 * source    scikit-learn, make_moons,
 *           https://scikit-learn.org/stable/modules/generated/sklearn.datasets.make_moons.html
 */
export function moons(options: SyntheticOptions = {}): Dataset {
  const read = readSynthetic('moons', options, { count: 200, noise: 0.1 });
  return points('moons', read, ['upper', 'lower'], (label, index, of) => {
    const angle = (Math.PI * index) / Math.max(1, of - 1);
    return label === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  });
}
