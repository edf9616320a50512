import type { Initializer } from './initializer';

/**
 * An initializer that draws from the normal distribution.
 *
 *     out ~ N(mean, deviation²)
 */
export function normal({ mean = 0, deviation = 1 }: { mean?: number; deviation?: number } = {}): Initializer {
  return (rng, shape) => rng.normal(shape, { mean, deviation });
}
