import type { Tensor } from '@gd/core';

/**
 * How many numbers both hold; a metric never stretches one over the other.
 *
 * throws  when the shapes differ
 */
export function sameSize(name: string, prediction: Tensor, targets: Tensor): number {
  if (
    prediction.shape.length !== targets.shape.length ||
    prediction.shape.some((size, i) => size !== targets.shape[i])
  ) {
    throw new RangeError(
      `${name}: prediction [${prediction.shape}], targets [${targets.shape}] — the shapes must be equal; reshape one?`,
    );
  }
  return prediction.data.length;
}
