import type { Tensor, Weights } from '@gd/core';
import { isTensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { isRecord, scalar } from '@gd/core/extend';

/** The starting point of a minimizer: a number, a tensor or weights. Points, gradients and updates have the same kind. */
export type Start = number | Tensor | Weights;

/** The kind of a starting point. */
export const aStart: Kind = [
  'a number, a tensor or a record of weights',
  (value) => typeof value === 'number' || isTensor(value) || (isRecord(value) && Object.values(value).every(isTensor)),
];

/** Converts a starting point to weights, and weights back: to call the function (`given`) and to report results (`shown`). */
export function kindOf(start: Start) {
  if (typeof start !== 'number' && !isTensor(start)) {
    return { start, given: (weights: Weights) => weights, shown: (weights: Weights) => weights };
  }
  const only = ({ x }: Weights): Tensor => x!;
  if (typeof start !== 'number') return { start: { x: start }, given: only, shown: only };
  return { start: { x: scalar(start) }, given: only, shown: (weights: Weights) => only(weights).data[0]! };
}
