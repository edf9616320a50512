import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { formatShape, sameShape, sizeOf, typeName } from '@gd/core/extend';

/**
 * Checks the arguments of a loss: two tensors of equal shapes, and not of two float dtypes.
 *
 * throws    when they are not
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
  const floats = [prediction.dtype, targets.dtype].filter((dtype) => dtype.startsWith('float'));
  if (floats.length === 2 && floats[0] !== floats[1]) {
    throw new TypeError(
      `${name}: prediction is ${floats[0]}, targets ${floats[1]} — they must have the same dtype; cast(targets, '${floats[0]}')?`,
    );
  }
}

/** Throws unless a value is a tensor. */
export function checkTensor(name: string, what: string, value: Tensor): void {
  if (isTensor(value)) return;
  throw new TypeError(`${name}: ${what} is ${typeName(value)} — wanted a tensor; tensor([…])?`);
}
