import type { Optimizer, Schedule, State } from '@gd/core';
import { maximum, minimum, neg } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** Options of `clipByValue`. */
export interface ClipByValueOptions {
  /** The largest number in a gradient that passes unclipped. */
  readonly clipValue?: Schedule;
}

/**
 * Gradient clipping by value: limits every number of every gradient to a range. The direction of the gradient may
 * change.
 *
 *     grad ← min(max(grad, −clipValue), clipValue)
 *
 * state   that of the inner optimizer
 * source  PyTorch's clip_grad_value_, Keras' clipvalue
 */
export function clipByValue<S extends State>(inner: Optimizer<S>, given: ClipByValueOptions = {}): Optimizer<S> {
  check('clipByValue: optimizer', inner, anOptimizer);
  const { options: own } = declareOptions('clipByValue(optimizer, options)', given, { clipValue: ['(0, ∞)', 1] });
  return {
    ...inner,
    name: `clipByValue(${inner.name})`,
    options: mergeOptions('clipByValue', inner, own),
    step(input) {
      const limit = input.options.clipValue!;
      const low = neg(limit);
      return inner.step({ ...input, grads: mapWeights(input.grads, (grad) => minimum(maximum(grad, low), limit)) });
    },
  };
}
