import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';
import { describe, readiness } from '@gd/core/extend';
import { limits } from '../limits';
import { stage } from './stage';

/** A number, or a tensor with one element. */
export type NumberLike = number | Tensor;

/** A list of numbers in any form that a snippet may pass. */
export type ListLike = readonly NumberLike[] | ArrayLike<number> | Tensor;

/** Converts a number-like value to a plain number. */
export function numberOf(who: string, value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (isTensor(value) && value.data.length === 1) return value.data[0] ?? Number.NaN;
  throw wrong(who, value, 'a number');
}

/** Converts a list-like value to an array of plain numbers. */
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

/** Whether a value is an array or a typed array. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** The error for a value of the wrong kind. */
export function wrong(who: string, value: unknown, wanted: string): TypeError {
  const came = isTensor(value) ? `a tensor of shape [${value.shape}]` : describe(value);
  return new TypeError(`${who}: ${came} — wanted ${wanted}${readiness(value)}`);
}

/** Replaces NaN, the infinities and huge numbers with a gap, because neither JSON nor a scale can represent them. */
export const gap = (value: number): number | null => (Math.abs(value) <= limits.number ? value : null);

/** Adds a note that part of the output is not drawn. */
export function leftOut(text: string): void {
  stage().put({ kind: 'note', text });
}

/** Formats a count with thousands separators: 200,000. */
export const counted = (count: number): string => count.toLocaleString('en');
