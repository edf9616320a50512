import type { DType } from '@gd/core';
import type { MapOp } from './node';

/** The scalar operations used for constant folding. */
export const table: Partial<Record<MapOp, (a: number, b: number, c: number) => number>> = {
  cast: (a) => a,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => a ** b,
  maximum: (a, b) => Math.max(a, b),
  minimum: (a, b) => Math.min(a, b),
  neg: (a) => -a,
  abs: Math.abs,
  sign: Math.sign,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
  greater: (a, b) => Number(a > b),
  greaterEqual: (a, b) => Number(a >= b),
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
  not: (a) => Number(a === 0),
  where: (a, b, c) => (a !== 0 ? b : c),
};

/** Folds a scalar operation on constants and rounds the result to its dtype; undefined if the operation is not foldable. */
export function evaluate(op: MapOp, numbers: readonly number[], dtype: DType): number | undefined {
  const of = op === 'mul' && dtype === 'int32' ? Math.imul : table[op];
  const raw = of?.(numbers[0]!, numbers[1]!, numbers[2]!);
  return raw === undefined ? undefined : rounded(raw, dtype);
}

/** Rounds a number to a dtype. */
export function rounded(value: number, dtype: DType): number {
  if (dtype === 'float32') return Math.fround(value);
  if (dtype === 'int32') return value | 0;
  return dtype === 'bool' ? Number(value !== 0) : value;
}
