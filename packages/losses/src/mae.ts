import type { Tensor } from '@gd/core';
import { abs, sub } from '@gd/core';
import { checkPair } from './checkPair';
import type { ReductionOptions } from './reduce';
import { reduce } from './reduce';

/**
 * How far off the guesses are, where a miss twice as wide counts twice: mean absolute error. One wild example cannot
 * pull as hard as under `mse`.
 *
 *     loss = mean(|prediction − targets|)
 *
 * shape     equal shapes in, one number out; `mean` divides by how many numbers there are
 * units     those of the targets
 * gradient  ±1 / n; 0 where the guess is exact
 * throws    when the shapes differ
 */
export function mae(prediction: Tensor, targets: Tensor, { reduction }: ReductionOptions = {}): Tensor {
  checkPair('mae', prediction, targets);
  return reduce('mae', abs(sub(prediction, targets)), reduction);
}
