import type { Tensor, Weights } from '@gd/core';
import { aNumber, aRecord, check, scalar } from '@gd/core/extend';

/** A point from plain numbers: each coordinate becomes a 0-d float64 tensor. */
export function point(coordinates: Readonly<Record<string, number>>): Weights {
  check('point: coordinates', coordinates, aRecord);
  const weights: Record<string, Tensor> = {};
  for (const [name, value] of Object.entries(coordinates)) {
    weights[name] = scalar(check(`point: ${name}`, value, aNumber));
  }
  return weights;
}
