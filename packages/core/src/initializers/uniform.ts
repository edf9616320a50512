import type { Initializer } from './initializer';

/**
 * An initializer that draws from the uniform distribution: every number in a range is equally likely.
 *
 *     low ≤ out < high
 */
export function uniform({ low, high }: { low: number; high: number }): Initializer {
  return (rng, shape) => rng.uniform(shape, { low, high });
}
