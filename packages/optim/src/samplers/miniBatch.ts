import { check } from '@gd/core/extend';
import type { Sampler } from './sampler';

/**
 * A sampler of a few rows at every step, in a new order every epoch; the last batch may be smaller.
 *
 *     steps in an epoch = ⌈count / size⌉
 *
 * throws  when the size is not a whole number of at least 1
 */
export function miniBatch(size: number): Sampler {
  check('miniBatch: size', size, '1, 2, 3, …', '; 32 is a good first guess');
  return {
    name: `miniBatch(${size})`,
    *batches(count, rng) {
      const order = rng.permutation(count);
      for (let from = 0; from < count; from += size) yield order.subarray(from, from + size);
    },
  };
}
