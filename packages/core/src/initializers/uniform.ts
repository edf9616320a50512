import type { Initialiser } from './initializer';

/**
 * Draws evenly from a range.
 *
 *     low ≤ out < high
 */
export function uniform({ low, high }: { low: number; high: number }): Initialiser {
  return (random, shape) => random.uniform(shape, { low, high });
}
