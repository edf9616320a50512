import type { Dataset } from '@gd/core';
import { points } from './points';
import type { SyntheticOptions } from './syntheticOptions';
import { readSynthetic } from './syntheticOptions';

/**
 * A small circle of points inside a large one, one for each class: only a closed curve can separate them.
 *
 *     point = r · (cos φ, sin φ)     r = 1 outside, ½ inside
 *
 * shape     inputs [count, 2], targets int32 [count] of classes 0 and 1
 * throws    when count is not a whole number above 0, or noise is negative
 * source    scikit-learn, make_circles,
 *           https://scikit-learn.org/stable/modules/generated/sklearn.datasets.make_circles.html
 */
export function circles(options: SyntheticOptions = {}): Dataset {
  const read = readSynthetic('circles', options, { count: 200, noise: 0.05 });
  return points('circles', read, ['outer', 'inner'], (label, index, of) => {
    const angle = (2 * Math.PI * index) / of;
    const radius = label === 0 ? 1 : 0.5;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
