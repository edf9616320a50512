import type { Optimizer, Weights } from '@gd/core';
import type { StopOptions, Stopped } from './stopRule';
import { hintFor, stopRule } from './stopRule';

/** A place on the path, of the same kind as the start. */
export interface Place<Start> {
  readonly weights: Start;
  readonly loss: number;
}

/** The story of a walk that ended. */
export interface Story<Start> extends Place<Start> {
  /** How many steps were taken. */
  readonly steps: number;
  readonly stopped: Stopped;
  /** What to try, when the walk diverged. */
  readonly hint?: string;
  /** Every place stood on, the start first. */
  readonly path: readonly Place<Start>[];
}

/** Keeps the story of a walk that goes its own way: tell it each place and it says when to stop, then ask for it all. */
export function story<At>(shown: (at: At) => unknown, rules: StopOptions) {
  const rule = stopRule(rules);
  const path: Place<unknown>[] = [];
  const losses: number[] = [];
  return {
    arrive(at: At, loss: number, grads: Weights): Stopped | undefined {
      path.push({ weights: shown(at), loss });
      losses.push(loss);
      return rule(losses, grads);
    },
    tell(stopped: Stopped, optimizer?: Pick<Optimizer, 'options'>): Story<unknown> {
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
