import type { Initialiser } from '../initialiser';

/**
 * Draws evenly from a range.
 *
 *     low ≤ out < high
 */
export function uniform({ low, high }: { low: number; high: number }): Initialiser {
  return (random, shape) => random.uniform(shape, { low, high });
}
