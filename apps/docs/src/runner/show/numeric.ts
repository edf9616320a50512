import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { describe, readiness } from '@gd/core/extend';
import { limits } from '../limits';
import { stage } from './stage';

/** A number, a tensor with one number, or a list with one entry. */
export type NumberLike = number | Tensor;

/** A list of numbers in any of the forms that a snippet has them in. */
export type ListLike = readonly NumberLike[] | ArrayLike<number> | Tensor;

/** Converts a number-like value to a plain number. */
export function numberOf(who: string, value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (isTensor(value) && value.data.length === 1) return value.data[0] ?? Number.NaN;
  throw wrong(who, value, 'a number');
}

/** Converts a list-like value to plain numbers. */
export function numbersOf(who: string, values: unknown): number[] {
  if (isTensor(values)) return Array.from(values.data);
  if (isList(values)) return Array.from(values, (value) => numberOf(who, value));
  throw wrong(who, values, 'a list of numbers, like [1, 2, 3]');
}

/** Converts a table of numbers to plain rows. */
export function rowsOf(who: string, values: unknown): number[][] {
  if (isTensor(values) && values.shape.length === 2) {
    const [height = 0, width = 0] = values.shape;
    return Array.from({ length: height }, (_, row) => Array.from(values.data.slice(row * width, (row + 1) * width)));
  }
  if (isList(values) && !isTensor(values)) return Array.from(values, (row) => numbersOf(who, row));
  throw wrong(who, values, 'rows of numbers, like [[1, 2], [3, 4]]');
}

/** Whether a value can be read by index. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** The error for a value of another kind. */
export function wrong(who: string, value: unknown, wanted: string): TypeError {
  const came = isTensor(value) ? `a tensor of shape [${value.shape}]` : describe(value);
  return new TypeError(`${who}: ${came} — wanted ${wanted}${readiness(value)}`);
}

/** Neither JSON nor a scale has room for NaN, the infinities and what comes near them: such a number becomes a gap. */
export const gap = (value: number): number | null => (Math.abs(value) <= limits.number ? value : null);

/** Says that less is drawn than there is. */
export function leftOut(text: string): void {
  stage().put({ kind: 'note', text });
}

/** A count for the eye: 200,000. */
export const counted = (count: number): string => count.toLocaleString('en');
