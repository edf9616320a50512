import type { Tensor } from '@gd/core';
import { argMax } from '@gd/core';

/**
 * The class numbers that predictions and truth stand for.
 *
 * throws  when predictions are not [n,k], or the truth neither class numbers [n] nor shares [n,k]
 */
export function classes(name: string, prediction: Tensor, truth: Tensor): { guessed: Tensor; right: Tensor } {
  const [count, kinds] = prediction.shape;
  const numbers = truth.shape.length === 1 && truth.dtype === 'int32';
  const shares = truth.shape.length === 2 && truth.shape[1] === kinds;
  if (prediction.shape.length !== 2 || truth.shape[0] !== count || !(numbers || shares)) {
    throw new RangeError(
      `${name}: prediction [${prediction.shape}], truth ${truth.dtype}[${truth.shape}] — wanted a score for each class, [n,k], and class numbers int32[n] or shares [n,k]`,
    );
  }
  return { guessed: argMax(prediction, { axis: 1 }), right: numbers ? truth : argMax(truth, { axis: 1 }) };
}
