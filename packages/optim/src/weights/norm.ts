import type { DType, Tensor, Weights } from '@gd/core';
import { abs, add, cast, div, greater, less, max, maximum, mul, ones, sqrt, square, sum, where } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** The Euclidean norm of a tensor. */
export function norm(x: Tensor): Tensor {
  return globalNorm({ x });
}

/**
 * The Euclidean norm of all tensors together.
 *
 *     norm = scale · √(Σ (x / scale)²)
 *
 * The scale is 1, unless the largest number is so large that its square overflows, or so small that it vanishes.
 */
export function globalNorm(weights: Weights): Tensor {
  // in a fixed order, since rounding makes sums depend on it
  const given = Object.keys(weights)
    .sort()
    .map((name) => weights[name]!)
    .filter(({ shape }) => !shape.includes(0));
  if (given.length === 0) return scalar(0);
  const dtype = given.some((x) => x.dtype === 'float64') ? 'float64' : 'float32';
  const tensors = given.map((x) => cast(x, dtype));
  const scale = scaleOf(
    tensors.map((x) => max(abs(x))).reduce((a, b) => maximum(a, b)),
    dtype,
  );
  const squares = tensors.map((x) => sum(square(div(x, scale)))).reduce((total, part) => add(total, part));
  return mul(scale, sqrt(squares));
}

/** The Euclidean norms along some axes, which stay with size 1. */
export function normAlong(x: Tensor, axis: readonly number[]): Tensor {
  if (axis.length === 0 || x.shape.includes(0)) return sum(abs(x), { axis, keepDims: true });
  const scale = scaleOf(max(abs(x), { axis, keepDims: true }), x.dtype);
  return mul(scale, sqrt(sum(square(div(x, scale)), { axis, keepDims: true })));
}

/** A power of two, so that dividing by it rounds nothing. */
function scaleOf(largest: Tensor, dtype: DType): Tensor {
  const [bound, scale] = dtype === 'float64' ? [2 ** 400, 2 ** 768] : [2 ** 48, 2 ** 96];
  const usual = ones(largest.shape, dtype);
  return where(greater(largest, bound), scale, where(less(largest, 1 / bound), 1 / scale, usual));
}
