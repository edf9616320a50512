import type { Optimizer, Schedule, State } from '@gd/core';
import { div, minimum, mul } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { norm } from '../weights/norm';

/** Options of `clipByNorm`. */
export interface ClipByNormOptions {
  /** The greatest norm of the gradient of one weight that passes unclipped. */
  readonly clipNorm?: Schedule;
}

/**
 * Gradient clipping by norm: scales the gradient of each weight down if its norm is too large. Its direction does not
 * change.
 *
 *     grad ← grad · min(1, clipNorm / ‖grad‖)
 *
 * state   that of the inner optimizer
 * source  Keras' clipnorm
 */
export function clipByNorm<S extends State>(inner: Optimizer<S>, given: ClipByNormOptions = {}): Optimizer<S> {
  check('clipByNorm: optimizer', inner, anOptimizer);
  const { options: own } = declareOptions('clipByNorm(optimizer, options)', given, { clipNorm: ['(0, ∞)', 1] });
  return {
    ...inner,
    name: `clipByNorm(${inner.name})`,
    options: mergeOptions('clipByNorm', inner, own),
    step(input) {
      const limit = input.options.clipNorm!;
      const grads = mapWeights(input.grads, (grad) => mul(grad, minimum(div(limit, norm(grad)), 1)));
      return inner.step({ ...input, grads });
    },
  };
}
