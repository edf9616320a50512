import type { Tensor, TypedArray } from '@gd/core';
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

/** How far from 0 to 1 a share may be. */
export const rounding = 1e-3;

/**
 * Checks that numbers are from 0 to 1, but for rounding, where they can be read; NaN passes. A traced tensor has none yet.
 *
 * throws    when they are not
 */
export function checkShares(name: string, what: string, x: Tensor, hint: string): void {
  const at = numbersOf(x).findIndex((value) => Math.abs(value - 0.5) > 0.5 + rounding);
  if (at < 0) return;
  throw new RangeError(`${name}: number ${at} of ${what} is ${x.data[at]}, outside of 0 to 1 — ${hint}`);
}

function numbersOf(x: Tensor): TypedArray {
  try {
    return x.data;
  } catch {
    return new Float32Array();
  }
}
