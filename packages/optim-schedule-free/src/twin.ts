import type { Tensor } from '@gd/core';
import { abs, add, cast, div, maximum, mul, notEqual, sign, square, sub, sum, tensor, where } from '@gd/core';

/** What is remembered of a weight y: where the fast walker z is, and what it takes to find the calm one, x. */
export interface Twin {
  readonly [name: string]: Tensor;
  /** The walker that takes the steps. */
  readonly z: Tensor;
  /** How much of x there is in y: y = (1 − share) · z + share · x. */
  readonly share: Tensor;
  /** The sum of the squared strides so far, by which x is an average. */
  readonly total: Tensor;
  /** Whether y ever felt a gradient: 1 or 0. One that never did, such as a running statistic, is moved by others, and has no twin. */
  readonly felt: Tensor;
}

const least = 1e-300;

/** A twin before the first step: all walkers stand on the same spot. */
export function newTwin(weight: Tensor): Twin {
  return { z: weight, share: scalar(1), total: scalar(0), felt: scalar(0) };
}

/** Where the calm walker x is; without a gradient it stands where it was put. */
export function calm(y: Tensor, { z, share, felt }: Twin): Tensor {
  return where(notEqual(felt, 0), averaged(y, z, share), y);
}

function averaged(y: Tensor, z: Tensor, share: Tensor): Tensor {
  return add(y, mul(sub(z, y), sub(1, div(1, share))));
}

/**
 * One step of both walkers, given where the fast one heads.
 *
 *     x     = y + (1 − 1 / share) · (z − y)
 *     z     ← z − stride · heading
 *     total ← total + stride²
 *     x     ← x + stride² / total · (z − x)
 *     move  = (1 − beta) · z + beta · x − y
 */
export function stepTwin(
  y: Tensor,
  twin: Twin,
  { grad, heading }: { readonly grad: Tensor; readonly heading: Tensor },
  { stride, beta }: { readonly stride: Tensor; readonly beta: Tensor },
): { readonly update: Tensor; readonly twin: Twin } {
  const z = sub(twin.z, mul(heading, stride));
  const total = add(twin.total, square(stride));
  const before = averaged(y, twin.z, twin.share);
  const x = add(before, mul(sub(z, before), div(square(stride), maximum(total, least))));
  const update = sub(add(z, mul(sub(x, z), beta)), y);
  const felt = maximum(twin.felt, cast(sign(sum(abs(grad))), 'float64'));
  return { update, twin: { z, share: beta, total, felt } };
}

function scalar(value: number): Tensor {
  return tensor(Float64Array.of(value), { shape: [] });
}
