import type { Optimizer, Tensor, Weights } from '@gd/core';
import type { StopOptions, StopReason } from './stopRule';
import { hintFor, stopRule } from './stopRule';

/** A point on the path of a minimizer, of the same kind as the start. */
export interface PathPoint<Start> {
  readonly weights: Start;
  readonly loss: number;
}

/** The result of a minimizer: the last point of its path, the path itself, and why it stopped. */
export interface MinimizeResult<Start> extends PathPoint<Start> {
  /** The number of steps. */
  readonly steps: number;
  readonly stopped: StopReason;
  /** What to try if it diverged. */
  readonly hint?: string;
  /** The first step from which the loss stays within `convergenceBand`; null if it never does, or no band was given. */
  readonly convergedAt: number | null;
  /** Every point, beginning with the start. */
  readonly path: readonly PathPoint<Start>[];
}

/** What the result of a minimizer says in addition to its path. */
export interface Ending {
  /** The optimizer whose learning rate the hint names if the path diverged. */
  readonly optimizer?: Pick<Optimizer, 'options'> | undefined;
  readonly convergedAt?: number | null;
}

/** Collects the path of a minimizer: `push` adds a point and says whether to stop, `finish` makes the result. */
export function pathRecorder<Start>(rules: StopOptions) {
  const rule = stopRule(rules);
  const path: PathPoint<Start>[] = [];
  const losses: number[] = [];
  return {
    push(weights: Start, loss: number, grads: number | Tensor | Weights): StopReason | undefined {
      path.push({ weights, loss });
      losses.push(loss);
      return rule(losses, grads);
    },
    finish(stopped: StopReason, { optimizer, convergedAt = null }: Ending = {}): MinimizeResult<Start> {
      return {
        ...path.at(-1)!,
        steps: path.length - 1,
        stopped,
        ...(stopped === 'diverged' && { hint: hintFor(losses, optimizer) }),
        convergedAt,
        path,
      };
    },
  };
}
