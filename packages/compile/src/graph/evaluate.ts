import type { DType } from '@gd/core';
import type { MapOp } from './node';

const truth = (value: boolean): number => (value ? 1 : 0);

/** What each scalar operation makes of plain numbers; those without an entry are not worked out ahead. */
const table: Partial<Record<MapOp, (a: number, b: number, c: number) => number>> = {
  copy: (a) => a,
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
  equal: (a, b) => truth(a === b),
  notEqual: (a, b) => truth(a !== b),
  greater: (a, b) => truth(a > b),
  greaterEqual: (a, b) => truth(a >= b),
  less: (a, b) => truth(a < b),
  lessEqual: (a, b) => truth(a <= b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
  not: (a) => truth(a === 0),
  where: (a, b, c) => (a ? b : c),
};

/** An operation on numbers that are known, rounded as its dtype would. */
export function evaluate(op: MapOp, numbers: readonly number[], dtype: DType): number | undefined {
  const raw = table[op]?.(numbers[0]!, numbers[1]!, numbers[2]!);
  return raw === undefined ? undefined : rounded(raw, dtype);
}

/** A number as a dtype would keep it. */
export function rounded(value: number, dtype: DType): number {
  if (dtype === 'float32') return Math.fround(value);
  if (dtype === 'int32') return value | 0;
  return dtype === 'bool' ? truth(value !== 0 && !Number.isNaN(value)) : value;
}
