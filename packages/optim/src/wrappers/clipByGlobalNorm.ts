import type { Optimizer, Schedule, State } from '@gd/core';
import { div, minimum, mul } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { globalNorm } from '../weights/norm';

/** How `clipByGlobalNorm` shortens. */
export interface ClipByGlobalNormOptions {
  /** The longest arrow of gradients, over all weights together, that passes as it is. */
  readonly clipGlobalNorm?: Schedule;
}

/**
 * Shortens the arrow of all gradients together to a greatest length, without turning it: the usual guard against cliffs.
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
  { clipGlobalNorm = 1, ...rest }: ClipByGlobalNormOptions = {},
): Optimizer<S> {
  const own = declareOptions('clipByGlobalNorm', { clipGlobalNorm: [clipGlobalNorm, '(0, ∞)'] }, rest);
  return {
    ...inner,
    name: `clipByGlobalNorm(${inner.name})`,
    options: mergeOptions('clipByGlobalNorm', inner, own),
    step(view) {
      const share = minimum(div(view.options.clipGlobalNorm!, globalNorm(view.grads)), 1);
      return inner.step({ ...view, grads: mapWeights(view.grads, (grad) => mul(grad, share)) });
    },
  };
}
