import type { GradientOf, Operand, Optimizer, Tensor, Weights } from '@gd/core';
import type { OptionTable } from '@gd/core/extend';
import { aFunction, check, readOptions } from '@gd/core/extend';
import type { StepRecord } from './descend';
import { descend } from './descend';
import type { Start } from './search/kindOf';
import { aStart, kindOf } from './search/kindOf';
import type { MinimizeResult } from './search/minimizeResult';
import { pathRecorder } from './search/minimizeResult';
import type { StopOptions, StopReason } from './search/stopRule';

/** Options of `minimize`: when to stop, how to compute gradients, and who observes. */
export interface MinimizeOptions<At = unknown> extends StopOptions {
  /** How near to `target` (or 0) the loss must stay to count as converged. */
  readonly convergenceBand?: number;
  /** How the gradient is computed; `backpropagation` by default. */
  readonly gradient?: GradientOf;
  /** The seed of all random numbers, for optimizers that draw some; 0 by default. */
  readonly seed?: number;
  /** Called with the record of each step. */
  readonly onStep?: (record: StepRecord<At>) => void;
}

/** For how many steps beyond the end the loss must stay within `convergenceBand`. */
const beyond = 200;

/**
 * Gradient descent from a start until a stopping rule applies; the result has the path.
 *
 *     until a stopping rule applies:  weights ← weights + the optimizer's updates
 *
 * shape   like the start: a number gives numbers (computed in float64), a tensor tensors, weights weights
 * throws  when an option does not exist or is out of range. A loss that is NaN, infinite, or 10¹² times as high as at
 *         the start does not throw: the result is `diverged`, with a hint
 */
export function minimize(
  f: (x: Tensor, t: number) => Operand,
  start: number,
  optimizer: Optimizer,
  options?: MinimizeOptions<number>,
): MinimizeResult<number>;
export function minimize(
  f: (x: Tensor, t: number) => Operand,
  start: Tensor,
  optimizer: Optimizer,
  options?: MinimizeOptions<Tensor>,
): MinimizeResult<Tensor>;
export function minimize<W extends Weights>(
  f: (weights: W, t: number) => Operand,
  start: W,
  optimizer: Optimizer,
  options?: MinimizeOptions<W>,
): MinimizeResult<W>;
export function minimize(
  f: (x: never, t: number) => Operand,
  start: Start,
  optimizer: Optimizer,
  options: MinimizeOptions<never> = {},
): MinimizeResult<unknown> {
  check('minimize: f', f, aFunction);
  check('minimize: start', start, aStart);
  const read = readOptions<MinimizeOptions<never>, typeof minimizeOptions>(
    'minimize(f, start, optimizer, options)',
    options,
    minimizeOptions,
  );
  const { convergenceBand, gradient, seed, onStep, ...rules } = read;
  const numbers = Object.values(kindOf(start).start).reduce((sum, { data }) => sum + data.length, 0);
  const recorder = pathRecorder<unknown>(rules, numbers);
  const losses: number[] = [];
  let stopped: StopReason | undefined;
  let points = 0;
  for (const record of descend(f as (x: Tensor) => Operand, start as Tensor, optimizer, {
    seed,
    ...(gradient !== undefined && { gradient }),
  })) {
    losses.push(record.loss);
    if (stopped === undefined) {
      points++;
      stopped = recorder.push(record.weights, record.loss, record.grads);
      if (stopped === undefined) onStep?.(record as never);
    }
    const goesOn = stopped === undefined || (convergenceBand !== undefined && losses.length < points + beyond);
    if (!goesOn || stopped === 'diverged') break;
  }
  const band = convergenceBand === undefined ? undefined : { around: rules.target ?? 0, within: convergenceBand };
  return recorder.finish(stopped!, {
    optimizer,
    convergedAt: band === undefined ? null : convergedAt(losses, band, points),
  });
}

function convergedAt(
  losses: readonly number[],
  { around, within }: { readonly around: number; readonly within: number },
  points: number,
): number | null {
  const outside = losses.findLastIndex((loss) => !(Math.abs(loss - around) <= within));
  return outside + 1 < points ? outside + 1 : null;
}

const minimizeOptions = {
  steps: ['[0, ∞)', 1000],
  tolerance: ['[0, ∞)', undefined],
  target: ['(-∞, ∞)', undefined],
  gradientSize: ['[0, ∞)', undefined],
  convergenceBand: ['[0, ∞)', undefined],
  gradient: [aFunction, undefined],
  seed: ['…, -1, 0, 1, …', 0],
  onStep: [aFunction, undefined],
} as const satisfies OptionTable<MinimizeOptions<never>>;
