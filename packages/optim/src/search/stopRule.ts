import type { Optimizer } from '@gd/core';
import type { Start } from './kindOf';
import { kindOf } from './kindOf';

/** Stopping rules. */
export interface StopOptions {
  /** The maximum number of steps; 1000 by default. */
  readonly steps?: number | undefined;
  /** Stop when the loss changes by less than this in one step. */
  readonly tolerance?: number | undefined;
  /** Stop when the loss is at most this. */
  readonly target?: number | undefined;
  /** Stop when no gradient component is larger than this in absolute value. */
  readonly gradientSize?: number | undefined;
}

/**
 * Why a minimizer stopped: it reached the maximum number of steps (`steps`), the loss hardly changed (`tolerance`) or was low
 * enough (`target`), the gradient was practically zero (`flat`), no step lowered the loss (`stuck`), or the loss grew without
 * bound or became NaN (`diverged`).
 */
export type StopReason = 'steps' | 'tolerance' | 'target' | 'flat' | 'stuck' | 'diverged';

const tooHigh = 1e12;

/** Returns a function that decides after each step whether to stop, from all losses so far and the latest gradients. */
export function stopRule({ steps = 1000, tolerance, target, gradientSize }: StopOptions) {
  return (losses: readonly number[], grads: Start): StopReason | undefined => {
    const taken = losses.length - 1;
    const loss = losses[taken]!;
    const before = losses[taken - 1];
    if (!Number.isFinite(loss) || Math.abs(loss) > tooHigh * Math.max(1, Math.abs(losses[0]!))) return 'diverged';
    if (target !== undefined && loss <= target) return 'target';
    if (tolerance !== undefined && before !== undefined && Math.abs(before - loss) < tolerance) return 'tolerance';
    if (gradientSize !== undefined && largest(grads) <= gradientSize) return 'flat';
    return taken >= steps ? 'steps' : undefined;
  };
}

function largest(grads: Start): number {
  let size = 0;
  for (const { data } of Object.values(kindOf(grads).start)) for (const g of data) size = Math.max(size, Math.abs(g));
  return size;
}

/** A hint for a minimizer that diverged; without an optimizer, there is no learning rate to change. */
export function hintFor(losses: readonly number[], optimizer?: Pick<Optimizer, 'options'>): string {
  const taken = losses.length - 1;
  const start = `step ${taken}: the loss is ${losses[taken]!.toPrecision(3)}`;
  if (taken === 0) return `${start} before the first step — start somewhere else, or fix the function`;
  if (optimizer === undefined) return `${start} — the function has no minimum that way; fix the function`;
  const { learningRate } = optimizer.options;
  const now = typeof learningRate === 'number' ? ` than ${learningRate}` : '';
  return `${start} — the steps are too long for this function; try a smaller learningRate${now}`;
}
