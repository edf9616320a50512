import type { Optimizer, Schedule, State } from '@gd/core';
import { div, minimum, mul } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { norm } from '../weights/norm';

/** How `clipByNorm` shortens. */
export interface ClipByNormOptions {
  /** The longest arrow of gradients that passes as it is. */
  readonly clipNorm?: Schedule;
}

/**
 * Shortens the arrow of gradients of each weight by itself to a greatest length, without turning it.
 *
 *     grad ← grad · min(1, clipNorm / ‖grad‖)
 *
 * state   that of the inner optimizer
 * source  Keras' clipnorm
 */
export function clipByNorm<S extends State>(
  inner: Optimizer<S>,
  { clipNorm = 1, ...rest }: ClipByNormOptions = {},
): Optimizer<S> {
  const own = declareOptions('clipByNorm', { clipNorm: [clipNorm, '(0, ∞)'] }, rest);
  return {
    ...inner,
    name: `clipByNorm(${inner.name})`,
    options: mergeOptions('clipByNorm', inner, own),
    step(view) {
      const limit = view.options.clipNorm!;
      const grads = mapWeights(view.grads, (grad) => mul(grad, minimum(div(limit, norm(grad)), 1)));
      return inner.step({ ...view, grads });
    },
  };
}
