import type { Sampler } from './sampler';

/** A sampler of all rows at every step: batch gradient descent, slow and exact. */
export function fullBatch(): Sampler {
  return {
    name: 'fullBatch',
    batches: (count) => (count === 0 ? [] : [Int32Array.from({ length: count }, (_, row) => row)]),
  };
}
