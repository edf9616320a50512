import type { Dataset } from '@gd/core';
import { random, tensor } from '@gd/core';
import type { SyntheticOptions } from './syntheticOptions';
import { readSynthetic } from './syntheticOptions';

/**
 * Points near a straight line, for linear regression: how steep is the line, and how high?
 *
 *     y = 2x + 1 + noise     x from −1 to 1, evenly spaced
 *
 * shape     inputs [count, 1], targets float32 [count, 1]
 * throws    when count is not a whole number above 0, or noise is negative
 */
export function line(options: SyntheticOptions = {}): Dataset {
  const { count, noise, seed } = readSynthetic('line', options, { count: 50, noise: 0.1 });
  const offsets = random(seed).split('line').normal([count, 1], { deviation: noise, dtype: 'float64' }).data;
  const x = Float64Array.from({ length: count }, (_, i) => (count === 1 ? 0 : (2 * i) / (count - 1) - 1));
  return {
    name: 'line',
    inputs: tensor(Float32Array.from(x), { shape: [count, 1] }),
    targets: tensor(
      Float32Array.from(x, (at, i) => 2 * at + 1 + offsets[i]!),
      { shape: [count, 1] },
    ),
  };
}
