import { miniBatch } from './miniBatch';
import type { Sampler } from './sampler';

/**
 * A sampler of a single row at every step, in a new order every epoch: stochastic gradient descent, quick and noisy.
 *
 * source  Robbins & Monro 1951, A stochastic approximation method, https://doi.org/10.1214/aoms/1177729586
 */
export function stochastic(): Sampler {
  return { ...miniBatch(1), name: 'stochastic' };
}
