import type { Initializer } from './initializer';

/**
 * Draws from the bell curve.
 *
 *     out ~ N(mean, deviation²)
 */
export function normal({ mean = 0, deviation = 1 }: { mean?: number; deviation?: number } = {}): Initializer {
  return (random, shape) => random.normal(shape, { mean, deviation });
}
