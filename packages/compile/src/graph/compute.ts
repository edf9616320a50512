import type { DType } from '@gd/core';
import { rounded, table } from './evaluate';
import type { MapOp } from './node';

const { ceil, cos, expm1, floor, log1p, sin, tanh } = Math;

/** Operations that `evaluate` does not fold, because each backend implements them differently. */
const others: typeof table = { ceil, cos, expm1, floor, log1p, pow: power, sin, tanh };

/** Whether `compute` supports an operation. */
export function isComputed(op: MapOp): boolean {
  return op in others || op in table;
}

/** Computes a scalar operation in float64, as programs do, and rounds the result to its dtype. */
export function compute(op: MapOp, [a, b, c]: readonly number[], dtype: DType): number {
  return rounded((others[op] ?? table[op]!)(a!, b!, c!), dtype);
}

/** Computes a power; whole exponents use repeated squaring, which gives the same bits in every engine. */
function power(base: number, exponent: number): number {
  if (exponent !== (exponent | 0) || exponent < 0) return base ** exponent;
  let out = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) out *= square;
    square *= square;
  }
  return out;
}
