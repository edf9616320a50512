import type { Tensor } from '@gd/core';
import { square, sub } from '@gd/core';
import { checkPair } from './checkPair';
import type { ReductionOptions } from './reduce';
import { reduce } from './reduce';

/**
 * How far off the guesses are, where a miss twice as wide counts four times: mean squared error.
 *
 *     loss = mean((prediction − targets)²)
 *
 * shape     equal shapes in, one number out; `mean` divides by how many numbers there are
 * units     those of the targets, squared
 * gradient  2 (prediction − targets) / n
 * throws    when the shapes differ: a loss never stretches one over the other
 */
export function mse(prediction: Tensor, targets: Tensor, { reduction }: ReductionOptions = {}): Tensor {
  checkPair('mse', prediction, targets);
  return reduce('mse', square(sub(prediction, targets)), reduction);
}
