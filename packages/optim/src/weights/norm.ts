import type { Tensor, Weights } from '@gd/core';
import { add, sqrt, square, sum } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** The Euclidean norm of a tensor. */
export function norm(x: Tensor): Tensor {
  return sqrt(sum(square(x)));
}

/** The Euclidean norm of all tensors together. */
export function globalNorm(weights: Weights): Tensor {
  // in a fixed order, since rounding makes sums depend on it
  const squares = Object.keys(weights)
    .sort()
    .map((name) => sum(square(weights[name]!)));
  return squares.length === 0 ? scalar(0) : sqrt(squares.reduce((total, part) => add(total, part)));
}
