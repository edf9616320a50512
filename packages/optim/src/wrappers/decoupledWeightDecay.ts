import type { Optimizer, Schedule, State } from '@gd/core';
import { add, mul, neg } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** Options of `decoupledWeightDecay`. */
export interface DecoupledWeightDecayOptions {
  /** The share of each weight that decays, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * Decoupled weight decay, as in AdamW: every weight shrinks a little at each step, whatever its gradient.
 *
 *     update = that of the inner optimizer − learningRate · weightDecay · weight
 *
 * state   that of the inner optimizer
 * throws  when the inner optimizer has no learningRate
 * source  Loshchilov & Hutter 2019, Decoupled weight decay regularization, https://arxiv.org/abs/1711.05101; times the
 *         learning rate as in PyTorch
 */
export function decoupledWeightDecay<S extends State>(
  inner: Optimizer<S>,
  given: DecoupledWeightDecayOptions = {},
): Optimizer<S> {
  check('decoupledWeightDecay: optimizer', inner, anOptimizer);
  if (!('learningRate' in inner.options)) {
    throw new RangeError(
      `decoupledWeightDecay: ${inner.name} has no learningRate — weights decay by learningRate · weightDecay; wrap an optimizer that has one`,
    );
  }
  const { options: own } = declareOptions('decoupledWeightDecay(optimizer, options)', given, {
    weightDecay: ['[0, ∞)', 0.01],
  });
  return {
    ...inner,
    name: `decoupledWeightDecay(${inner.name})`,
    options: mergeOptions('decoupledWeightDecay', inner, own),
    step(input) {
      const { updates, state } = inner.step(input);
      const { learningRate, weightDecay } = input.options;
      const decay = neg(mul(learningRate!, weightDecay!));
      return { updates: mapWeights(updates, (update, name) => add(update, mul(input.weights[name]!, decay))), state };
    },
  };
}
