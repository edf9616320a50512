import type { GradientOf, Weights } from '@gd/core';
import { div, greater, mul, stopGradient, where } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import { applyUpdates } from '../optimizerStep';
import { mapWeights } from '../weights/mapWeights';
import { globalNorm } from '../weights/norm';
import { backpropagation } from './backpropagation';

/** Options of `sam`. */
export interface SamOptions {
  /** How far uphill the gradient is evaluated, over all weights together; 0.05 by default. */
  readonly radius?: number;
}

/**
 * Sharpness-aware minimization: evaluates the gradient a little uphill, so that weights leave narrow valleys and settle
 * in wide ones. It costs two gradients per step.
 *
 *     climb = radius · grad(weights) / ‖grad(weights)‖             over all weights together; 0 where the gradient is
 *     grads = grad(weights + climb)
 *
 * Loss, aux and buffers are those before the climb.
 *
 * units   radius: those of the weights
 * throws  when the radius is negative
 * source  Foret, Kleiner, Mobahi & Neyshabur 2021, Sharpness-aware minimization, https://arxiv.org/abs/2010.01412
 *         (algorithm 1, p = 2)
 */
export function sam(given: SamOptions = {}): GradientOf {
  const { radius } = readOptions('sam(options)', given, { radius: ['[0, ∞)', 0.05] });
  return (objective) => {
    const gradientOf = backpropagation(objective);
    return (weights, context) => {
      const here = gradientOf(weights, context);
      const climbed = applyUpdates(weights, climb(here.grads, radius));
      return { ...here, grads: gradientOf(climbed, context).grads };
    };
  };
}

/** The climb is a constant: nothing differentiates through it, as in the paper. */
function climb(grads: Weights, radius: number): Weights {
  const length = globalNorm(grads);
  const scale = where(greater(length, 0), div(radius, length), 0);
  return mapWeights(grads, (grad) => stopGradient(mul(grad, scale)));
}
