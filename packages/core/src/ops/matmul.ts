import { floatPromote } from '../elementwise';
import { multiply } from '../multiply';
import type { Op } from '../op';
import { apply } from '../op';
import type { Shape } from '../shape';
import { broadcastShapes, formatShape, sameShape, sizeOf } from '../shape';
import { stretch } from '../stretch';
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
  dtype: (inputs) => floatPromote('matmul', inputs),
  forward(out, [a, b]) {
    const rows = a.shape.at(-2)!;
    const inner = a.shape.at(-1)!;
    const columns = b.shape.at(-1)!;
    const batch = batchShape(a.shape, b.shape);
    const left = stretch(a, [...batch, rows, inner]);
    const right = stretch(b, [...batch, inner, columns]);
    for (let k = 0; k < sizeOf(batch); k++) {
      multiply(
        { data: out, start: k * rows * columns, row: columns, column: 1 },
        { data: left, start: k * rows * inner, row: inner, column: 1 },
        { data: right, start: k * inner * columns, row: columns, column: 1 },
        rows,
        inner,
        columns,
      );
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
