import type { Operand } from '@gd/core';
import { random } from '@gd/core';
import { checkNumbers } from '../options/checkNumbers';
import type { MinimizeResult } from '../search/minimizeResult';
import type { Point, SameKind } from '../search/search';
import { search } from '../search/search';

/** How `spsa` shakes and steps, and when it stops. */
export interface SpsaOptions {
  /** The most steps to take. */
  readonly steps?: number;
  /** Stop when the loss is this low. */
  readonly target?: number;
  /** How long the first steps are, per gradient (Spall's a). */
  readonly learningRate?: number;
  /** How far each number is shaken at first (Spall's c); about the noise of the loss, where there is any. */
  readonly width?: number;
  /** Holds the first steps back, so that learningRate can be larger (Spall's A). */
  readonly stability?: number;
  /** Which chances it takes: the same seed walks the same way. */
  readonly seed?: number;
}

/**
 * Shakes all numbers at once, this way and that, and reads a rough gradient off the two heights: two looks a step, however
 * many numbers there are. It needs no gradients.
 *
 *     shake   = width / t^0.101 · (each 1 or −1 by chance)
 *     grad    = (loss(weights + shake) − loss(weights − shake)) / (2 · shake)
 *     weights ← weights − learningRate / (t + stability)^0.602 · grad
 *
 * shape   as the start: a number, a list of numbers, a tensor, or weights; the function is given the same
 * units   width: those of the weights
 * throws  when an option is out of range. A loss that leaves the numbers does not throw: it ends as `diverged`, with a hint
 * source  Spall 1998, Implementation of the simultaneous perturbation algorithm, https://doi.org/10.1109/7.705889;
 *         stability a tenth of the steps, as there. A third look each step finds the height for the path
 */
export function spsa<Start extends Point>(
  f: (x: SameKind<Start>) => Operand,
  start: Start,
  {
    steps = 1000,
    target = -Number.MAX_VALUE,
    learningRate = 0.1,
    width = 0.1,
    stability = steps / 10,
    seed = 0,
    ...rest
  }: SpsaOptions = {},
): MinimizeResult<SameKind<Start>> {
  const stops = { steps: [steps, '[0, ∞)'], target: [target, '(-∞, ∞)'], seed: [seed, '(-∞, ∞)'] } as const;
  const gains = { learningRate: [learningRate, '(0, ∞)'], width: [width, '(0, ∞)'] } as const;
  checkNumbers('spsa', { ...stops, ...gains, stability: [stability, '[0, ∞)'] }, rest);
  const stream = random(seed);
  return search('spsa', f, start, { steps, target, learningRate }, function* (heightOf, begin) {
    let row = begin;
    for (let t = 1; ; t++) {
      yield { row, height: heightOf(row) };
      const rate = learningRate / (t + stability) ** 0.602;
      const reach = width / t ** 0.101;
      const signs = stream.bernoulli([row.length], 0.5).data;
      const shake = Float64Array.from(signs, (sign) => (sign ? reach : -reach));
      const fall = heightOf(row.map((x, i) => x + shake[i]!)) - heightOf(row.map((x, i) => x - shake[i]!));
      row = row.map((x, i) => x - (rate * fall) / (2 * shake[i]!));
    }
  });
}
