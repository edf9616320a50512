import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { div, greater, less, maximum, minimum, mul, neg, ones, sign, where, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** Options of `rprop`. */
export interface RpropOptions {
  /** The length of the first step. */
  readonly learningRate?: Schedule;
  /** The factor by which a step shrinks after it went too far. */
  readonly etaMinus?: Schedule;
  /** The factor by which a step grows while it continues in one direction. */
  readonly etaPlus?: Schedule;
  /** The shortest step. */
  readonly shortest?: Schedule;
  /** The longest step. */
  readonly longest?: Schedule;
}

/**
 * Rprop: a step size for each number, which grows while the sign of its gradient stays and shrinks when it changes. It
 * is for full batches, since the noise of small batches changes signs at random.
 *
 *     turn         = sign(grad) · previousSign
 *     size         ← size · (etaPlus if turn > 0, etaMinus if turn < 0, else 1)
 *     size         ← min(max(size, shortest / learningRate), longest / learningRate)
 *     previousSign ← sign(grad), or 0 if turn < 0
 *     update       = −learningRate · size · previousSign
 *
 * units   learningRate, shortest, longest: those of the weight
 * state   size, from 1, and previousSign, from 0
 * source  Riedmiller & Braun 1993, A direct adaptive method for faster backpropagation learning,
 *         https://doi.org/10.1109/ICNN.1993.298623; it does not undo a step after a sign change, as in PyTorch
 */
export function rprop(
  given: RpropOptions = {},
): Optimizer<Readonly<Record<string, { readonly size: Tensor; readonly previousSign: Tensor }>>> {
  const { options } = declareOptions('rprop(options)', given, {
    learningRate: ['(0, ∞)', 0.01],
    etaMinus: ['(0, 1]', 0.5],
    etaPlus: ['[1, ∞)', 1.2],
    shortest: ['[0, ∞)', 1e-6],
    longest: ['(0, ∞)', 50],
  });
  return perWeight({
    name: 'rprop',
    options,
    init: (weight) => ({ size: ones(weight.shape, weight.dtype), previousSign: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, shortest, longest } }) => ({
      low: div(shortest, learningRate),
      high: div(longest, learningRate),
      negativeRate: neg(learningRate),
    }),
    step({ grad, state, options: { etaMinus, etaPlus }, precomputed: { low, high, negativeRate } }) {
      const current = sign(grad);
      const turn = mul(current, state.previousSign);
      const changed = less(turn, 0);
      const grown = where(greater(turn, 0), mul(state.size, etaPlus), state.size);
      const size = minimum(maximum(where(changed, mul(state.size, etaMinus), grown), low), high);
      const previousSign = where(changed, 0, current);
      return { update: mul(mul(previousSign, size), negativeRate), state: { size, previousSign } };
    },
  });
}
