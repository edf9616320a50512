import type { Optimizer, Schedule, State } from '@gd/core';
import { add, mul, neg } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mapWeights } from './mapWeights';
import { mergeOptions } from '../options/mergeOptions';

/** How much `decay` shrinks the weights. */
export interface DecayOptions {
  /** The share of each weight that fades, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * Lets every weight fade a little at each step, whatever its slope: decoupled weight decay, as in AdamW.
 *
 *     move = the move of the inner optimizer − learningRate · weightDecay · weight
 *
 * state   that of the inner optimizer
 * throws  when the inner optimizer has no learningRate
 * source  Loshchilov & Hutter 2019, Decoupled weight decay regularization, https://arxiv.org/abs/1711.05101; times the
 *         learning rate as in PyTorch
 */
export function decay<S extends State>(
  inner: Optimizer<S>,
  { weightDecay = 0.01, ...rest }: DecayOptions = {},
): Optimizer<S> {
  if (!('learningRate' in inner.options)) {
    throw new RangeError(`decay: ${inner.name} has no learningRate — the weights fade by learningRate · weightDecay`);
  }
  const own = declareOptions('decay', { weightDecay: [weightDecay, '[0, ∞)'] }, rest);
  return {
    name: `decay(${inner.name})`,
    options: mergeOptions('decay', inner, own),
    init: (weights) => inner.init(weights),
    step(view) {
      const { moves, state } = inner.step(view);
      const { learningRate, weightDecay } = view.options;
      const fade = neg(mul(learningRate!, weightDecay!));
      return { moves: mapWeights(moves, (move, name) => add(move, mul(view.weights[name]!, fade))), state };
    },
  };
}
