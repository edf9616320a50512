import type { Optimizer, Weights } from '@gd/core';

/** When to stop walking. */
export interface StopOptions {
  /** The most steps to take. */
  readonly steps?: number;
  /** Stop when the loss changed by less than this in one step. */
  readonly tolerance?: number;
  /** Stop when the loss is this low. */
  readonly target?: number;
  /** Stop when no gradient is steeper than this. */
  readonly gradientSize?: number;
}

/** Why a walk ended: out of steps, hardly any change, low enough, flat ground, no way further down, or heights without end. */
export type StopReason = 'steps' | 'tolerance' | 'target' | 'flat' | 'stuck' | 'diverged';

const tooHigh = 1e12;

/** Asks after each step whether to stop, given all losses so far and the gradients at the last place. */
export function stopRule({ steps = 1000, tolerance, target, gradientSize }: StopOptions) {
  return (losses: readonly number[], grads: Weights): StopReason | undefined => {
    const taken = losses.length - 1;
    const loss = losses[taken]!;
    const before = losses[taken - 1];
    if (!Number.isFinite(loss) || Math.abs(loss) > tooHigh * Math.max(1, Math.abs(losses[0]!))) return 'diverged';
    if (target !== undefined && loss <= target) return 'target';
    if (tolerance !== undefined && before !== undefined && Math.abs(before - loss) < tolerance) return 'tolerance';
    if (gradientSize !== undefined && steepest(grads) <= gradientSize) return 'flat';
    return taken >= steps ? 'steps' : undefined;
  };
}

function steepest(grads: Weights): number {
  let size = 0;
  for (const { data } of Object.values(grads)) for (const gradient of data) size = Math.max(size, Math.abs(gradient));
  return size;
}

/** What to try after a walk that diverged; without an optimizer there is no learning rate to blame. */
export function hintFor(losses: readonly number[], optimizer?: Pick<Optimizer, 'options'>): string {
  const taken = losses.length - 1;
  const start = `step ${taken}: the loss is ${losses[taken]!.toPrecision(3)}`;
  if (taken === 0) return `${start} before the first step — begin somewhere else, or mend the function`;
  if (optimizer === undefined) return `${start} — the ground has no floor that way; mend the function`;
  const { learningRate } = optimizer.options;
  const now = typeof learningRate === 'number' ? ` than ${learningRate}` : '';
  return `${start} — the steps are too long for this ground; try a smaller learningRate${now}`;
}
