import type { Tensor } from '@gd/core';
import { add, div, maximum, mul, square, sub } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** What is remembered of a weight y: the fast iterate z, and what it takes to find the averaged one, x. */
export interface Twin {
  readonly [name: string]: Tensor;
  /** The iterate that takes the steps. */
  readonly z: Tensor;
  /** The share of x in y: y = (1 − beta) · z + beta · x. */
  readonly beta: Tensor;
  /** The sum of the squared step sizes so far, by which x is an average. */
  readonly weightSum: Tensor;
}

const least = 1e-300;

/** A twin before the first step: x, y and z are the weight. */
export function newTwin(weight: Tensor): Twin {
  return { z: weight, beta: scalar(1), weightSum: scalar(0) };
}

/** The averaged iterate x. */
export function averaged(y: Tensor, { z, beta }: Twin): Tensor {
  return add(y, mul(sub(z, y), sub(1, div(1, beta))));
}

/**
 * One step of both iterates, along a direction.
 *
 *     x         = y + (1 − 1 / beta) · (z − y)            with the beta of the step before
 *     z         ← z − stepSize · direction
 *     weightSum ← weightSum + stepSize²
 *     x         ← x + stepSize² / weightSum · (z − x)
 *     update    = (1 − beta) · z + beta · x − y
 */
export function stepTwin(
  y: Tensor,
  twin: Twin,
  direction: Tensor,
  { stepSize, beta }: { readonly stepSize: Tensor; readonly beta: Tensor },
): { readonly update: Tensor; readonly twin: Twin } {
  const z = sub(twin.z, mul(direction, stepSize));
  const weightSum = add(twin.weightSum, square(stepSize));
  const before = averaged(y, twin);
  const x = add(before, mul(sub(z, before), div(square(stepSize), maximum(weightSum, least))));
  const update = sub(add(z, mul(sub(x, z), beta)), y);
  return { update, twin: { z, beta, weightSum } };
}
