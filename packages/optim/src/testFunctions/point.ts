import type { Tensor, Weights } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** A point from plain numbers: each coordinate becomes a 0-d float64 tensor. */
export function point(coordinates: Readonly<Record<string, number>>): Weights {
  const weights: Record<string, Tensor> = {};
  for (const [name, value] of Object.entries(coordinates)) {
    weights[name] = scalar(value);
  }
  return weights;
}
