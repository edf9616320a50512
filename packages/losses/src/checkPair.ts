import type { Tensor } from '@gd/core';
import { checkTensor, formatShape, promote, sameShape, sizeOf } from '@gd/core/extend';

/**
 * Checks the arguments of a loss: two tensors of equal shape, whose float dtypes do not differ.
 *
 * throws    when they are anything else
 */
export function checkPair(name: string, prediction: Tensor, targets: Tensor): void {
  checkTensor(name, 'prediction', prediction);
  checkTensor(name, 'targets', targets);
  if (!sameShape(prediction.shape, targets.shape)) {
    const shape = formatShape(prediction.shape);
    const sameSize = sizeOf(prediction.shape) === sizeOf(targets.shape);
    const hint = sameSize ? `reshape(targets, ${shape})?` : 'are they of the same examples?';
    throw new RangeError(
      `${name}: prediction ${shape}, targets ${formatShape(targets.shape)} — the shapes must be equal; ${hint}`,
    );
  }
  promote(name, [prediction, targets]);
}
