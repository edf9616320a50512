import type { Operand, Tensor } from '@gd/core';
import { add, div, mul, sub, tensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { check, checkTensor, formatShape, isRecord, sizeOf } from '@gd/core/extend';

/** `(x − shift) / scale` and its inverse, column by column. */
export function scaling(
  name: string,
  shift: readonly number[],
  scale: readonly number[],
): { readonly transform: (x: Tensor) => Tensor; readonly inverse: (x: Tensor) => Tensor } {
  const spread = (x: Tensor, numbers: readonly number[]): Operand => {
    checkTensor(name, 'x', x);
    const shape = x.shape.slice(1);
    if (x.shape.length === 0 || sizeOf(shape) !== numbers.length) {
      throw new RangeError(
        `${name}: shape ${formatShape(x.shape)} — it was fitted on ${numbers.length} columns; give it ${numbers.length}`,
      );
    }
    return tensor(numbers, { shape, dtype: x.dtype === 'float64' ? 'float64' : 'float32' });
  };
  return {
    transform: (x) => div(sub(x, spread(x, shift)), spread(x, scale)),
    inverse: (x) => add(mul(x, spread(x, scale)), spread(x, shift)),
  };
}

const numbers: Kind = [
  'a list of numbers',
  (value) => Array.isArray(value) && value.length > 0 && Array.from(value).every(Number.isFinite),
];

/**
 * Checks what was fitted before: two lists of numbers, one for each column.
 *
 * throws    when a list is missing, or they differ in length
 */
export function fitted<Name extends string>(
  name: string,
  from: Readonly<Record<Name, readonly number[]>>,
  [shift, scale]: readonly [Name, Name],
): Readonly<Record<Name, readonly number[]>> {
  const words = `a tensor to fit on, or { ${shift}, ${scale} }`;
  check(`${name}: the argument`, from, [words, isRecord], Array.isArray(from) ? '; tensor([…])?' : '');
  for (const part of [shift, scale]) check(`${name}: ${part}`, from[part], numbers);
  const { length } = from[shift];
  check(`${name}: ${scale}`, from[scale], [`${length} numbers, as ${shift} has`, () => from[scale].length === length]);
  return from;
}
