import type { Optimizer, Weights } from '@gd/core';
import type { Minimum, Place } from './minimize';
import type { StopOptions, Stopped } from './stopRule';
import { hintFor, stopRule } from './stopRule';

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
    tell(stopped: Stopped, optimizer?: Pick<Optimizer, 'options'>): Minimum<unknown> {
      return {
        ...path.at(-1)!,
        steps: path.length - 1,
        stopped,
        ...(stopped === 'diverged' && { hint: hintFor(losses, optimizer) }),
        settledAt: null,
        path,
      };
    },
  };
}
