import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { formatShape, sizeOf } from '@gd/core/extend';

/**
 * Looks at what a loss was given: two tensors of equal shapes, and of one kind of float.
 *
 * throws    when they are not
 */
export function checkPair(name: string, prediction: Tensor, targets: Tensor): void {
  checkTensor(name, 'prediction', prediction);
  checkTensor(name, 'targets', targets);
  const shape = `${formatShape(prediction.shape)}`;
  if (shape !== `${formatShape(targets.shape)}`) {
    const hint =
      countOf(prediction) === countOf(targets) ? `reshape(targets, ${shape})?` : 'are they of the same examples?';
    throw new RangeError(
      `${name}: prediction ${shape}, targets ${formatShape(targets.shape)} — a loss compares equal shapes; ${hint}`,
    );
  }
  checkFloats(name, 'prediction', prediction, 'targets', targets);
}

/** Throws unless a thing is a tensor. */
export function checkTensor(name: string, what: string, thing: Tensor): void {
  if (isTensor(thing)) return;
  throw new TypeError(`${name}: ${what} is ${JSON.stringify(thing) ?? typeof thing} — wanted a tensor; tensor([…])?`);
}

/** Throws when float32 meets float64. */
export function checkFloats(name: string, what: string, a: Tensor, other: string, b: Tensor): void {
  const differ = a.dtype !== b.dtype && a.dtype.startsWith('float') && b.dtype.startsWith('float');
  if (!differ) return;
  throw new TypeError(
    `${name}: ${what} is ${a.dtype}, ${other} ${b.dtype} — they must be of one kind; cast(${other}, '${a.dtype}')?`,
  );
}

function countOf({ shape }: Tensor): number {
  return sizeOf(shape);
}
