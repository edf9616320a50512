import type { Tensor } from '@gd/core';
import { add, div, maximum, mul, square, sub } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** The state of a weight y: the sequence z of plain steps, and what it takes to compute x, the average of z. */
export interface ScheduleFreeState {
  readonly [name: string]: Tensor;
  readonly z: Tensor;
  /** The position of y between z and x: y = (1 − beta) · z + beta · x. */
  readonly beta: Tensor;
  /** The sum of the squared step sizes so far; they are the weights of the average. */
  readonly weightSum: Tensor;
}

const least = 1e-300;

/** The state before the first step, where x, y and z are equal. */
export function initialState(weight: Tensor): ScheduleFreeState {
  return { z: weight, beta: scalar(1), weightSum: scalar(0) };
}

/**
 * The average x of a weight y.
 *
 *     x = y + (1 − 1 / beta) · (z − y)
 */
export function averageOf(y: Tensor, { z, beta }: ScheduleFreeState): Tensor {
  return add(y, mul(sub(z, y), sub(1, div(1, beta))));
}

/**
 * One step of the three sequences.
 *
 *     z         ← z − stepSize · direction
 *     weightSum ← weightSum + stepSize²
 *     x         ← x + stepSize² / weightSum · (z − x)          x stays where weightSum is 0
 *     update    = (1 − beta) · z + beta · x − y
 */
export function stepSequences(
  y: Tensor,
  state: ScheduleFreeState,
  direction: Tensor,
  { stepSize, beta }: { readonly stepSize: Tensor; readonly beta: Tensor },
): { readonly update: Tensor; readonly state: ScheduleFreeState } {
  const z = sub(state.z, mul(direction, stepSize));
  const weightSum = add(state.weightSum, square(stepSize));
  const before = averageOf(y, state);
  const x = add(before, mul(sub(z, before), div(square(stepSize), maximum(weightSum, least))));
  return { update: sub(add(z, mul(sub(x, z), beta)), y), state: { z, beta, weightSum } };
}
