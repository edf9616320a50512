import type { Operand } from '@gd/core';
import { random } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import type { MinimizeResult } from '../search/minimizeResult';
import type { Point, SameKind } from '../search/search';
import { search } from '../search/search';

/** Options of `spsa`. */
export interface SpsaOptions {
  /** The maximum number of steps. */
  readonly steps?: number;
  /** Stop when the loss is at most this. */
  readonly target?: number;
  /** The size of the first steps, per unit of gradient (Spall's a). */
  readonly learningRate?: number;
  /** How far each number is perturbed at first (Spall's c): about the noise of the loss, if it has any. */
  readonly width?: number;
  /** Shortens the first steps, so that learningRate can be larger (Spall's A). */
  readonly stability?: number;
  /** The seed of all random numbers: the same seed gives the same path. */
  readonly seed?: number;
}

/**
 * Simultaneous perturbation stochastic approximation (SPSA): a rough gradient from two values of the loss, with all
 * numbers perturbed at once, however many there are. It needs no gradients.
 *
 *     delta   = width / t^0.101 · (each 1 or −1 at random)
 *     grad    = (loss(weights + delta) − loss(weights − delta)) / (2 · delta)
 *     weights ← weights − learningRate / (t + stability)^0.602 · grad
 *
 * shape   like the start: a number, a list of numbers, a tensor, or weights; the function gets the same kind
 * units   width: those of the weights
 * throws  when an option is out of range. A loss of NaN or Infinity does not throw: the result is `diverged`, with a
 *         hint
 * source  Spall 1998, Implementation of the simultaneous perturbation algorithm, https://doi.org/10.1109/7.705889;
 *         stability is a tenth of the steps, as there. A third evaluation in each step gives the loss for the path
 */
export function spsa<Start extends Point>(
  f: (x: SameKind<Start>) => Operand,
  start: Start,
  options: SpsaOptions = {},
): MinimizeResult<SameKind<Start>> {
  const { steps, target, learningRate, width, seed, ...read } = readOptions('spsa(f, start, options)', options, {
    steps: ['[0, ∞)', 1000],
    target: ['(-∞, ∞)', -Number.MAX_VALUE],
    learningRate: ['(0, ∞)', 0.1],
    width: ['(0, ∞)', 0.1],
    stability: ['[0, ∞)', undefined],
    seed: ['…, -1, 0, 1, …', 0],
  });
  const { stability = steps / 10 } = read;
  const stream = random(seed);
  return search('spsa', f, start, { steps, target, learningRate }, function* (lossAt, begin) {
    let row = begin;
    for (let t = 1; ; t++) {
      yield { row, loss: lossAt(row) };
      const rate = learningRate / (t + stability) ** 0.602;
      const reach = width / t ** 0.101;
      const signs = stream.bernoulli([row.length], 0.5).data;
      const delta = Float64Array.from(signs, (sign) => (sign ? reach : -reach));
      const difference = lossAt(row.map((x, i) => x + delta[i]!)) - lossAt(row.map((x, i) => x - delta[i]!));
      row = row.map((x, i) => x - (rate * difference) / (2 * delta[i]!));
    }
  });
}
