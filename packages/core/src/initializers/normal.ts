import type { Initialiser } from './initializer';

/**
 * Draws from the bell curve.
 *
 *     out ~ N(mean, deviation²)
 */
export function normal({ mean = 0, deviation = 1 }: { mean?: number; deviation?: number } = {}): Initialiser {
  return (random, shape) => random.normal(shape, { mean, deviation });
}
