import type { Tensor, Weights } from '@gd/core';

/** Maps each tensor of a record: `f` gets the tensor and its name. */
export function mapWeights(weights: Weights, f: (tensor: Tensor, name: string) => Tensor): Weights {
  const mapped: Record<string, Tensor> = {};
  for (const name of Object.keys(weights)) mapped[name] = f(weights[name]!, name);
  return mapped;
}
