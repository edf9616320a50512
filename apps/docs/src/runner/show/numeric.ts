import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';

/** A number, a tensor with one number, or a list with one entry. */
export type NumberLike = number | Tensor;

/** A list of numbers in any of the forms that a snippet has them in. */
export type ListLike = readonly NumberLike[] | ArrayLike<number> | Tensor;

/** Converts a number-like value to a plain number. */
export function numberOf(who: string, value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (isTensor(value) && value.data.length === 1) return value.data[0] ?? Number.NaN;
  const came = isTensor(value) ? `a tensor of shape [${value.shape}]` : describe(value);
  throw new TypeError(`${who}: ${came} — expected a number; is it wrapped in something?`);
}

/** Converts a list-like value to plain numbers. */
export function numbersOf(who: string, values: unknown): number[] {
  if (isTensor(values)) return Array.from(values.data);
  if (isList(values)) return Array.from(values, (value) => numberOf(who, value));
  throw new TypeError(`${who}: ${describe(values)} — expected a list of numbers; write [1, 2, 3]?`);
}

/** Converts a table of numbers to plain rows. */
export function rowsOf(who: string, values: unknown): number[][] {
  if (isTensor(values) && values.shape.length === 2) {
    const [height = 0, width = 0] = values.shape;
    return Array.from({ length: height }, (_, row) => Array.from(values.data.slice(row * width, (row + 1) * width)));
  }
  if (isList(values) && !isTensor(values)) return Array.from(values, (row) => numbersOf(who, row));
  const came = isTensor(values) ? `a tensor of shape [${values.shape}]` : describe(values);
  throw new TypeError(`${who}: ${came} — expected rows of numbers; write [[1, 2], [3, 4]]?`);
}

/** Whether a value can be read by index. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

const describe = (value: unknown): string =>
  typeof value === 'string'
    ? `the text ${JSON.stringify(value)}`
    : typeof value === 'function'
      ? 'a function'
      : value === null
        ? 'null'
        : `${typeof value}`;

/** JSON has no NaN: a number that is not finite becomes a gap. */
export const gap = (value: number): number | null => (Number.isFinite(value) ? value : null);
