import type { Operand, Optimizer, Tensor, Weights } from '@gd/core';
import type { StepRecord } from './descend';
import { descend } from './descend';
import { kindOf } from './search/kindOf';
import type { MinimizerResult, PathPoint } from './search/minimizerResult';
import type { StopOptions, StopReason } from './search/stopRule';
import { hintFor, stopRule } from './search/stopRule';

/** When `minimize` stops, and who is told. */
export interface MinimizeOptions extends StopOptions {
  /** How near to `target` (or 0) the loss must stay to count as settled. */
  readonly convergenceBand?: number;
  /** Decides all chance, for optimizers that need some; 0 unless said. */
  readonly seed?: number;
  /** Called with each footprint. */
  readonly onStep?: (record: StepRecord) => void;
}

/** The story of a walk that ended, and since when it has been settled. */
export interface MinimizeResult<Start> extends MinimizerResult<Start> {
  /** The first step from which the loss stays within `settle`, to the end and for 200 steps beyond; null if it never does. */
  readonly convergedAt: number | null;
}

const beyond = 200;

/**
 * Walks downhill from a start until a rule says stop, and tells the whole story.
 *
 *     until a rule says stop:  weights ← weights + the optimizer's moves
 *
 * shape   as the start: a number gives numbers (and walks in float64), a tensor tensors, weights weights
 * throws  when an option is not a number of at least 0 (`target` may be any). A loss of NaN or Infinity, or one that is
 *         10¹² times higher than at the start, does not throw: the walk ends as `diverged`, with a hint
 */
export function minimize(
  f: (x: Tensor) => Operand,
  start: number,
  optimizer: Optimizer,
  options?: MinimizeOptions,
): MinimizeResult<number>;
export function minimize(
  f: (x: Tensor) => Operand,
  start: Tensor,
  optimizer: Optimizer,
  options?: MinimizeOptions,
): MinimizeResult<Tensor>;
export function minimize<W extends Weights>(
  f: (weights: W) => Operand,
  start: W,
  optimizer: Optimizer,
  options?: MinimizeOptions,
): MinimizeResult<W>;
export function minimize(
  f: (x: never) => Operand,
  start: number | Tensor | Weights,
  optimizer: Optimizer,
  { convergenceBand, seed = 0, onStep, ...rules }: MinimizeOptions = {},
): MinimizeResult<unknown> {
  checkOptions({ ...rules, convergenceBand });
  const kind = kindOf(start);
  const rule = stopRule(rules);
  const path: PathPoint<unknown>[] = [];
  const losses: number[] = [];
  let stopped: StopReason | undefined;
  const given = (weights: Weights) => f(kind.given(weights) as never);
  for (const record of descend({ loss: given, start: kind.start, optimizer, seed })) {
    const loss = record.loss.data[0]!;
    losses.push(loss);
    if (stopped === undefined) {
      path.push({ weights: kind.shown(record.weights), loss });
      stopped = rule(losses, record.grads);
      if (stopped === undefined) onStep?.(record);
    }
    const walkOn = stopped === undefined || (convergenceBand !== undefined && losses.length < path.length + beyond);
    if (!walkOn || stopped === 'diverged') break;
  }
  return {
    ...path.at(-1)!,
    steps: path.length - 1,
    stopped: stopped!,
    ...(stopped === 'diverged' && { hint: hintFor(losses, optimizer) }),
    convergedAt:
      convergenceBand === undefined ? null : convergedAt(losses, rules.target ?? 0, convergenceBand, path.length),
    path,
  };
}

function convergedAt(losses: readonly number[], floor: number, band: number, steps: number): number | null {
  const outside = losses.findLastIndex((loss) => !(Math.abs(loss - floor) <= band));
  return outside + 1 < steps ? outside + 1 : null;
}

function checkOptions(options: Readonly<Record<string, number | undefined>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const known = name in { steps: 0, tolerance: 0, target: 0, gradientSize: 0, convergenceBand: 0 };
    if (!known) {
      throw new TypeError(
        `minimize: option "${name}" — there are steps, tolerance, target, gradientSize, settle, seed, onStep`,
      );
    }
    if (typeof value !== 'number' || Number.isNaN(value) || (value < 0 && name !== 'target')) {
      throw new RangeError(
        `minimize: ${name} is ${value} — wanted a number${name === 'target' ? '' : ' of at least 0'}`,
      );
    }
  }
}
