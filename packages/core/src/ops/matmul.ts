import type { TypedArray } from '../dtype';
import { isFloat } from '../dtype';
import { stretch } from '../elementwise';
import type { Op } from '../op';
import { apply, promote } from '../op';
import type { Shape } from '../shape';
import { broadcastShapes, formatShape, sameShape, sizeOf } from '../shape';
import type { Tensor } from '../tensor';
import { transpose } from './transpose';

const op: Op<readonly [Tensor, Tensor]> = {
  name: 'matmul',
  shape([a, b]) {
    const both = `matmul: ${formatShape(a.shape)} · ${formatShape(b.shape)}`;
    if (a.shape.length < 2 || b.shape.length < 2) {
      throw new RangeError(`${both} — both need rows and columns; reshape a vector to [1,n] or [n,1]?`);
    }
    if (a.shape.at(-1) !== b.shape.at(-2)) {
      throw new RangeError(`${both} — the inner sizes must agree; transpose one?`);
    }
    return [...batchShape(a.shape, b.shape), a.shape.at(-2)!, b.shape.at(-1)!];
  },
  dtype(inputs) {
    const dtype = promote('matmul', inputs);
    return isFloat(dtype) ? dtype : 'float32';
  },
  forward(out, [a, b]) {
    const rows = a.shape.at(-2)!;
    const inner = a.shape.at(-1)!;
    const columns = b.shape.at(-1)!;
    const batch = batchShape(a.shape, b.shape);
    const left = stretch(a, [...batch, rows, inner]);
    const right = stretch(b, [...batch, inner, columns]);
    for (let k = 0; k < sizeOf(batch); k++) {
      multiply(out, k * rows * columns, left, k * rows * inner, right, k * inner * columns, rows, inner, columns);
    }
  },
  backward: (slope, { inputs: [a, b] }, index) =>
    index === 0 ? matmul(slope, transpose(b)) : matmul(transpose(a), slope),
};

function batchShape(a: Shape, b: Shape): Shape {
  if (a.length === 2 && b.length === 2) return [];
  const batchA = a.slice(0, -2);
  const batchB = b.slice(0, -2);
  return sameShape(batchA, batchB) ? batchA : broadcastShapes('matmul', batchA, batchB);
}

/** Row by row, four inner steps at a time, so that each pass over a row of `out` does four multiplications a number. */
function multiply(
  out: TypedArray,
  outStart: number,
  a: TypedArray,
  aStart: number,
  b: TypedArray,
  bStart: number,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let i = 0; i < rows; i++) {
    const outRow = outStart + i * columns;
    const aRow = aStart + i * inner;
    let k = 0;
    for (; k + 4 <= inner; k += 4) {
      const a0 = a[aRow + k]!;
      const a1 = a[aRow + k + 1]!;
      const a2 = a[aRow + k + 2]!;
      const a3 = a[aRow + k + 3]!;
      const b0 = bStart + k * columns;
      const b1 = b0 + columns;
      const b2 = b1 + columns;
      const b3 = b2 + columns;
      for (let j = 0; j < columns; j++) {
        out[outRow + j]! += a0 * b[b0 + j]! + a1 * b[b1 + j]! + a2 * b[b2 + j]! + a3 * b[b3 + j]!;
      }
    }
    for (; k < inner; k++) {
      const ak = a[aRow + k]!;
      const bRow = bStart + k * columns;
      for (let j = 0; j < columns; j++) out[outRow + j]! += ak * b[bRow + j]!;
    }
  }
}

/**
 * Multiplies rows by columns: each output is the sum of products of a row of a and a column of b.
 *
 *     out[i, j] = Σₖ a[i, k] · b[k, j]
 *
 * shape   [n,k]·[k,m] → [n,m]; axes in front are a batch and stretch over one another
 * slope   slope · bᵀ for a, aᵀ · slope for b
 * throws  when the inner sizes differ, or an operand has fewer than two axes
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  return apply(op, [a, b], undefined);
}
