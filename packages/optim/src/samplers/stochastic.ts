import { miniBatch } from './miniBatch';
import type { Sampler } from './sampler';

/**
 * Looks at a single example before each step, in a new order every epoch: quick, and often a little wrong.
 *
 * source  Robbins & Monro 1951, A stochastic approximation method, https://doi.org/10.1214/aoms/1177729586
 */
export function stochastic(): Sampler {
  return { ...miniBatch(1), name: 'stochastic' };
}
