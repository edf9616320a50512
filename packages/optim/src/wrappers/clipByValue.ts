import type { Optimizer, Schedule, State } from '@gd/core';
import { maximum, minimum, neg } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** How `clipByValue` cuts. */
export interface ClipByValueOptions {
  /** The steepest gradient that passes uncut. */
  readonly clipValue?: Schedule;
}

/**
 * Cuts every gradient by itself to a greatest steepness. The arrow of gradients may turn.
 *
 *     grad ← min(max(grad, −clipValue), clipValue)
 *
 * state   that of the inner optimizer
 * source  PyTorch's clip_grad_value_, Keras' clipvalue
 */
export function clipByValue<S extends State>(
  inner: Optimizer<S>,
  { clipValue = 1, ...rest }: ClipByValueOptions = {},
): Optimizer<S> {
  const own = declareOptions('clipByValue', { clipValue: [clipValue, '(0, ∞)'] }, rest);
  return {
    ...inner,
    name: `clipByValue(${inner.name})`,
    options: mergeOptions('clipByValue', inner, own),
    step(view) {
      const limit = view.options.clipValue!;
      const low = neg(limit);
      return inner.step({ ...view, grads: mapWeights(view.grads, (grad) => minimum(maximum(grad, low), limit)) });
    },
  };
}
