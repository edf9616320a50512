import type { Optimizer, Weights } from '@gd/core';
import type { StopOptions, StopReason } from './stopRule';
import { hintFor, stopRule } from './stopRule';

/** A place on the path, of the same kind as the start. */
export interface PathPoint<Start> {
  readonly weights: Start;
  readonly loss: number;
}

/** The story of a walk that ended. */
export interface MinimizerResult<Start> extends PathPoint<Start> {
  /** How many steps were taken. */
  readonly steps: number;
  readonly stopped: StopReason;
  /** What to try, when the walk diverged. */
  readonly hint?: string;
  /** Every place stood on, the start first. */
  readonly path: readonly PathPoint<Start>[];
}

/** Keeps the story of a walk that goes its own way: tell it each place and it says when to stop, then ask for it all. */
export function pathRecorder<At>(shown: (at: At) => unknown, rules: StopOptions) {
  const rule = stopRule(rules);
  const path: PathPoint<unknown>[] = [];
  const losses: number[] = [];
  return {
    push(at: At, loss: number, grads: Weights): StopReason | undefined {
      path.push({ weights: shown(at), loss });
      losses.push(loss);
      return rule(losses, grads);
    },
    finish(stopped: StopReason, optimizer?: Pick<Optimizer, 'options'>): MinimizerResult<unknown> {
      return {
        ...path.at(-1)!,
        steps: path.length - 1,
        stopped,
        ...(stopped === 'diverged' && { hint: hintFor(losses, optimizer) }),
        path,
      };
    },
  };
}
