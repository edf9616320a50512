import type { Tensor, Weights } from '@gd/core';
import { isTensor, tensor } from '@gd/core';

/** A start of any kind as weights, and the way back: for the function (`given`) and for the reader (`shown`). */
export function kindOf(start: number | Tensor | Weights) {
  if (typeof start !== 'number' && !isTensor(start)) {
    return { start, given: (weights: Weights) => weights, shown: (weights: Weights) => weights };
  }
  const only = ({ x }: Weights): Tensor => x!;
  if (typeof start !== 'number') return { start: { x: start }, given: only, shown: only };
  const x = tensor(Float64Array.of(start), { shape: [] });
  return { start: { x }, given: only, shown: (weights: Weights) => only(weights).data[0]! };
}
