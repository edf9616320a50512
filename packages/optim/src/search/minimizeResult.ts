import type { Optimizer, Tensor, Weights } from '@gd/core';
import type { StopOptions, StopReason } from './stopRule';
import { hintFor, stopRule } from './stopRule';

/** A point on the path of a minimizer, of the same kind as the start. */
export interface PathPoint<Start> {
  readonly weights: Start;
  readonly loss: number;
}

/** What a minimizer answers: the last point of its path, how it came there, and why it stopped. */
export interface MinimizeResult<Start> extends PathPoint<Start> {
  /** How many steps were taken. */
  readonly steps: number;
  readonly stopped: StopReason;
  /** What to try, when it diverged. */
  readonly hint?: string;
  /** The first step from which the loss stays within `convergenceBand`; null if it never does, or no band was given. */
  readonly convergedAt: number | null;
  /** Every point, the start first. */
  readonly path: readonly PathPoint<Start>[];
}

/** What the result of a minimizer says besides its path. */
export interface Ending {
  /** Whose learning rate is to blame, should the path have diverged. */
  readonly optimizer?: Pick<Optimizer, 'options'> | undefined;
  readonly convergedAt?: number | null;
}

/** Collects the path of a minimizer: `push` each point and it says when to stop, then `finish` makes the result. */
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
