import type { Dataset } from '@gd/core';
import { random, tensor } from '@gd/core';
import type { SyntheticOptions } from './syntheticOptions';
import { readSynthetic } from './syntheticOptions';

/**
 * Exclusive or: one or the other, but not both. It is the smallest problem that no straight line solves.
 *
 *     (0, 0) → 0    (0, 1) → 1    (1, 0) → 1    (1, 1) → 0
 *
 * shape     inputs [count, 2], targets float32 [count, 1]; more than four examples repeat the corners
 * throws    when count is not a whole number above 0, or noise is negative
 */
export function xor(options: SyntheticOptions = {}): Dataset {
  const { count, noise, seed } = readSynthetic('xor', options, { count: 4, noise: 0 });
  const offsets = random(seed).split('xor').normal([count, 2], { deviation: noise, dtype: 'float64' }).data;
  const inputs = Float32Array.from(offsets, (by, i) => by + ((Math.floor(i / 2) >> (1 - (i % 2))) & 1));
  const targets = Float32Array.from({ length: count }, (_, i) => (i ^ (i >> 1)) & 1);
  return {
    name: 'xor',
    inputs: tensor(inputs, { shape: [count, 2] }),
    targets: tensor(targets, { shape: [count, 1] }),
    classNames: ['equal', 'different'],
  };
}
