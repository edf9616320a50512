import type { Optimizer, Schedule, State } from '@gd/core';
import { add, mul, neg } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** How much `decoupledWeightDecay` shrinks the weights. */
export interface DecoupledWeightDecayOptions {
  /** The share of each weight that fades, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * Lets every weight fade a little at each step, whatever its gradient: decoupled weight decay, as in AdamW.
 *
 *     move = the move of the inner optimizer − learningRate · weightDecay · weight
 *
 * state   that of the inner optimizer
 * throws  when the inner optimizer has no learningRate
 * source  Loshchilov & Hutter 2019, Decoupled weight decay regularization, https://arxiv.org/abs/1711.05101; times the
 *         learning rate as in PyTorch
 */
export function decoupledWeightDecay<S extends State>(
  inner: Optimizer<S>,
  { weightDecay = 0.01, ...rest }: DecoupledWeightDecayOptions = {},
): Optimizer<S> {
  if (!('learningRate' in inner.options)) {
    throw new RangeError(
      `decoupledWeightDecay: ${inner.name} has no learningRate — the weights fade by learningRate · weightDecay`,
    );
  }
  const own = declareOptions('decoupledWeightDecay', { weightDecay: [weightDecay, '[0, ∞)'] }, rest);
  return {
    ...inner,
    name: `decoupledWeightDecay(${inner.name})`,
    options: mergeOptions('decoupledWeightDecay', inner, own),
    step(view) {
      const { updates, state } = inner.step(view);
      const { learningRate, weightDecay } = view.options;
      const fade = neg(mul(learningRate!, weightDecay!));
      return { updates: mapWeights(updates, (update, name) => add(update, mul(view.weights[name]!, fade))), state };
    },
  };
}
