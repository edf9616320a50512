import type { Optimizer, Schedule, State } from '@gd/core';
import { div, minimum, mul } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { globalNorm } from '../weights/norm';

/** Options of `clipByGlobalNorm`. */
export interface ClipByGlobalNormOptions {
  /** The greatest norm of all gradients together that passes unclipped. */
  readonly clipGlobalNorm?: Schedule;
}

/**
 * Gradient clipping by global norm: scales all gradients down if their joint norm is too large. Their direction does
 * not change. It is the usual guard against exploding gradients.
 *
 *     length = √(Σ over all weights of Σ grad²)
 *     grad   ← grad · min(1, clipGlobalNorm / length)
 *
 * state   that of the inner optimizer; every weight affects every other
 * source  Pascanu, Mikolov & Bengio 2013, On the difficulty of training recurrent neural networks,
 *         https://arxiv.org/abs/1211.5063
 */
export function clipByGlobalNorm<S extends State>(
  inner: Optimizer<S>,
  given: ClipByGlobalNormOptions = {},
): Optimizer<S> {
  check('clipByGlobalNorm: optimizer', inner, anOptimizer);
  const { options: own } = declareOptions('clipByGlobalNorm(optimizer, options)', given, {
    clipGlobalNorm: ['(0, ∞)', 1],
  });
  return {
    ...inner,
    name: `clipByGlobalNorm(${inner.name})`,
    options: mergeOptions('clipByGlobalNorm', inner, own),
    step(input) {
      const share = minimum(div(input.options.clipGlobalNorm!, globalNorm(input.grads)), 1);
      return inner.step({ ...input, grads: mapWeights(input.grads, (grad) => mul(grad, share)) });
    },
  };
}
