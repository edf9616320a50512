import type { Tensor, Weights } from '@gd/core';
import { isTensor } from '@gd/core';
import { scalar } from '@gd/core/extend';

/** Where a minimizer may start: from a number, a tensor or weights. Points, gradients and updates are of the same kind. */
export type Start = number | Tensor | Weights;

/** A start of any kind as weights, and the way back: for the function (`given`) and for the reader (`shown`). */
export function kindOf(start: Start) {
  if (typeof start !== 'number' && !isTensor(start)) {
    return { start, given: (weights: Weights) => weights, shown: (weights: Weights) => weights };
  }
  const only = ({ x }: Weights): Tensor => x!;
  if (typeof start !== 'number') return { start: { x: start }, given: only, shown: only };
  return { start: { x: scalar(start) }, given: only, shown: (weights: Weights) => only(weights).data[0]! };
}
