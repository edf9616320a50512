import type { Tensor } from '@gd/core';
import { square, sub } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import { checkPair } from './checkPair';
import type { LossReductionOptions } from './reduce';
import { lossOptions, reduce } from './reduce';

/**
 * Mean squared error: an error twice as large counts four times as much.
 *
 *     loss = mean((prediction − targets)²)
 *
 * shape     equal shapes in, one number out; `mean` divides by the number of elements
 * units     those of the targets, squared
 * gradient  2 (prediction − targets) / n
 * throws    when the shapes differ: a loss never broadcasts
 */
export function mse(prediction: Tensor, targets: Tensor, options: LossReductionOptions = {}): Tensor {
  checkPair('mse', prediction, targets);
  const { reduction } = readOptions('mse(prediction, targets, options)', options, lossOptions);
  return reduce(square(sub(prediction, targets)), reduction);
}
