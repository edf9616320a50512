import type { Dataset } from '@gd/core';
import { points } from './points';
import type { SyntheticOptions } from './syntheticOptions';
import { readSynthetic } from './syntheticOptions';

/**
 * Three round clouds of points, one for each class: the easiest of the small classification problems.
 *
 *     point = center + noise     centers on a circle of radius 1, a third of a turn apart
 *
 * shape     inputs [count, 2], targets int32 [count] of classes 0, 1 and 2
 * throws    when count is not a whole number above 0, or noise is negative
 */
export function blobs(options: SyntheticOptions = {}): Dataset {
  const read = readSynthetic('blobs', options, { count: 200, noise: 0.2 });
  return points('blobs', read, ['top', 'right', 'left'], (label) => {
    const angle = (2 * Math.PI * label) / 3;
    return [Math.sin(angle), Math.cos(angle)];
  });
}
