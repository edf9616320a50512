import type { Initializer } from './initializer';

/**
 * Draws evenly from a range.
 *
 *     low ≤ out < high
 */
export function uniform({ low, high }: { low: number; high: number }): Initializer {
  return (random, shape) => random.uniform(shape, { low, high });
}
