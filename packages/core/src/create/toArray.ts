import { checkTensor } from '../op/op';
import type { Nested, Tensor } from '../tensor/tensor';

/** Copies a tensor into nested arrays of numbers (or booleans for bool); a 0-d tensor gives just its number. */
export function toArray(x: Tensor): Nested {
  const { shape, dtype, data } = checkTensor('toArray', 'x', x);
  let next = 0;
  const rows = (axis: number): Nested => {
    if (axis < shape.length) return Array.from({ length: shape[axis]! }, () => rows(axis + 1));
    const value = data[next++]!;
    return dtype === 'bool' ? value !== 0 : value;
  };
  return rows(0);
}
