import { readOptions } from '../check/readOptions';
import type { Initializer } from './initializer';

/**
 * An initializer that draws from the normal distribution.
 *
 *     out ~ N(mean, deviation²)
 */
export function normal(options: { readonly mean?: number; readonly deviation?: number } = {}): Initializer {
  const { mean, deviation } = readOptions('normal(options)', options, {
    mean: ['(-∞, ∞)', 0],
    deviation: ['[0, ∞)', 1],
  });
  return (rng, shape) => rng.normal(shape, { mean, deviation });
}
