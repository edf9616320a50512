import type { Optimizer, Tensor, Weights } from '@gd/core';
import type { StopOptions, StopReason } from './stopRule';
import { hintFor, stopRule } from './stopRule';

/** A point on the path of a minimizer, of the same kind as the start. */
export interface PathPoint<Start> {
  /** The number of steps taken so far; 0 at the start. */
  readonly t: number;
  readonly weights: Start;
  readonly loss: number;
}

/** The result of a minimizer: the last point of its path, the path itself, and why it stopped. */
export interface MinimizeResult<Start> extends Omit<PathPoint<Start>, 't'> {
  /** The number of steps. */
  readonly steps: number;
  readonly stopped: StopReason;
  /** What to try if it diverged. */
  readonly hint?: string;
  /** The first step from which the loss stays within `convergenceBand`; null if it never does, or no band was given. */
  readonly convergedAt: number | null;
  /** The loss after each step, beginning with the start. */
  readonly losses: readonly number[];
  /**
   * The points from the start to the last. To bound memory, a long path is thinned evenly to about four million numbers in
   * total.
   */
  readonly path: readonly PathPoint<Start>[];
}

/** The parts of a minimizer's result that do not come from its path. */
export interface Ending {
  /** The optimizer whose learning rate the hint names if the path diverged. */
  readonly optimizer?: Pick<Optimizer, 'options'> | undefined;
  readonly convergedAt?: number | null;
}

/** The maximum length of all points of a path together. */
const mostNumbers = 2 ** 22;

/**
 * Records the path of a minimizer: `push` adds a point and returns the reason to stop, if any; `finish` builds the result.
 * `size` is the number of numbers in a point.
 */
export function pathRecorder<Start>(rules: StopOptions, size: number) {
  const rule = stopRule(rules);
  const most = Math.max(2, Math.floor(mostNumbers / size));
  const losses: number[] = [];
  let path: PathPoint<Start>[] = [];
  let every = 1;
  let last: PathPoint<Start>;
  return {
    push(weights: Start, loss: number, grads: number | Tensor | Weights): StopReason | undefined {
      last = { t: losses.length, weights, loss };
      if (last.t % every === 0) path.push(last);
      if (path.length > most) {
        path = path.filter((_, index) => index % 2 === 0);
        every *= 2;
      }
      losses.push(loss);
      return rule(losses, grads);
    },
    finish(stopped: StopReason, { optimizer, convergedAt = null }: Ending = {}): MinimizeResult<Start> {
      const { t: steps, weights, loss } = last;
      return {
        weights,
        loss,
        steps,
        stopped,
        ...(stopped === 'diverged' && { hint: hintFor(losses, optimizer) }),
        convergedAt,
        losses,
        path: path.at(-1) === last ? path : [...path, last],
      };
    },
  };
}
