import { readOptions } from '../check/readOptions';
import type { Initializer } from './initializer';

/**
 * An initializer that draws from the uniform distribution: every number in a range is equally likely.
 *
 *     low ≤ out < high
 */
export function uniform(options: { readonly low: number; readonly high: number }): Initializer {
  const { low, high } = readOptions('uniform(options)', options, { low: ['(-∞, ∞)'], high: ['(-∞, ∞)'] });
  return (rng, shape) => rng.uniform(shape, { low, high });
}
