import type { Dataset } from '@gd/core';
import { points } from './points';
import type { SyntheticOptions } from './syntheticOptions';
import { readSynthetic } from './syntheticOptions';

const turns = 1.75;

/**
 * Two spirals of points wound around each other, one for each class: the hardest of the small classification problems.
 *
 *     point = r · (sin φ, cos φ)     φ = 1.75 · 2π r, half a turn more for the second arm; r from 0 to 1
 *
 * shape     inputs [count, 2], targets int32 [count] of classes 0 and 1
 * throws    when count is not a whole number above 0, or noise is negative
 * source    TensorFlow Playground, classifySpiralData,
 *           https://github.com/tensorflow/playground/blob/master/src/dataset.ts
 */
export function spirals(options: SyntheticOptions = {}): Dataset {
  const read = readSynthetic('spirals', options, { count: 200, noise: 0.02 });
  return points('spirals', read, ['first arm', 'second arm'], (label, index, of) => {
    const radius = index / of;
    const angle = turns * 2 * Math.PI * radius + label * Math.PI;
    return [radius * Math.sin(angle), radius * Math.cos(angle)];
  });
}
