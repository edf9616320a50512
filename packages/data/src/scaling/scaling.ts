import type { Operand, Tensor } from '@gd/core';
import { add, div, mul, sub, tensor } from '@gd/core';
import { formatShape, sizeOf } from '@gd/core/extend';

/** `(x − shift) / scale` and its inverse, column by column. */
export function scaling(
  name: string,
  shift: readonly number[],
  scale: readonly number[],
): { readonly transform: (x: Tensor) => Tensor; readonly inverse: (x: Tensor) => Tensor } {
  const fitted = (x: Tensor, numbers: readonly number[]): Operand => {
    const shape = x.shape.slice(1);
    if (x.shape.length === 0 || sizeOf(shape) !== numbers.length) {
      throw new RangeError(
        `${name}: shape ${formatShape(x.shape)} — it was fitted on ${numbers.length} columns; give it ${numbers.length}`,
      );
    }
    return tensor(numbers, { shape, dtype: x.dtype === 'float64' ? 'float64' : 'float32' });
  };
  return {
    transform: (x) => div(sub(x, fitted(x, shift)), fitted(x, scale)),
    inverse: (x) => add(mul(x, fitted(x, scale)), fitted(x, shift)),
  };
}
