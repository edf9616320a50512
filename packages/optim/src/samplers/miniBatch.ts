import { check, oneOf, readOptions } from '@gd/core/extend';
import type { Sampler } from './sampler';

/** Options of `miniBatch`. */
export interface MiniBatchOptions {
  /** What becomes of the rows that are left over at the end of an epoch; `keep` by default. */
  readonly last?: 'keep' | 'drop';
}

/**
 * A sampler of a few rows at every step, in a new order every epoch; the last batch may be smaller, unless it is dropped.
 *
 *     steps in an epoch = ⌈count / size⌉, or ⌊count / size⌋ with { last: 'drop' }
 *
 * throws  when the size is not a whole number of at least 1, or when dropping leaves no batch
 */
export function miniBatch(size: number, options: MiniBatchOptions = {}): Sampler {
  check('miniBatch: size', size, '1, 2, 3, …', '; 32 is a good first guess');
  const { last } = readOptions('miniBatch(size, options)', options, { last: [oneOf('keep', 'drop'), 'keep'] });
  return {
    name: last === 'drop' ? `miniBatch(${size}, { last: 'drop' })` : `miniBatch(${size})`,
    *batches(count, rng) {
      if (last === 'drop' && count < size) {
        throw new RangeError(
          `miniBatch: ${count} rows — size ${size} with last: 'drop' leaves no batch; a smaller size?`,
        );
      }
      const order = rng.permutation(count);
      const end = last === 'drop' ? count - (count % size) : count;
      for (let from = 0; from < end; from += size) yield order.subarray(from, from + size);
    },
  };
}
