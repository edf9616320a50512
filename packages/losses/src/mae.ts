import type { Tensor } from '@gd/core';
import { abs, sub } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import { checkPair } from './checkPair';
import type { LossReductionOptions } from './reduce';
import { lossOptions, reduce } from './reduce';

/**
 * Mean absolute error: an error twice as large counts twice as much, so one outlier cannot pull as hard as with `mse`.
 *
 *     loss = mean(|prediction − targets|)
 *
 * shape     equal shapes in, one number out; `mean` divides by the number of elements
 * units     those of the targets
 * gradient  ±1 / n; 0 where the prediction is exact
 * throws    when the shapes differ
 */
export function mae(prediction: Tensor, targets: Tensor, options: LossReductionOptions = {}): Tensor {
  checkPair('mae', prediction, targets);
  const { reduction } = readOptions('mae(prediction, targets, options)', options, lossOptions);
  return reduce(abs(sub(prediction, targets)), reduction);
}
