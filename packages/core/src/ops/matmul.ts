import { gemm } from '../cpu/gemm';
import { floatOf } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply, checkTensor, promote } from '../op/op';
import { tokenOf } from '../op/token';
import type { Shape } from '../tensor/shape';
import { broadcastShapes, formatShape, scalarShape, sizeOf } from '../tensor/shape';
import { broadcastData } from '../tensor/strided';
import type { Tensor } from '../tensor/tensor';
import { transpose } from './transpose';

const op: Op<readonly [Tensor, Tensor]> = {
  name: 'matmul',
  token: tokenOf('matmul'),
  shape([a, b]) {
    const last = a.shape.length - 1;
    const first = b.shape.length - 2;
    if (last < 1 || first < 0) {
      throw misfit(a, b, 'both need rows and columns; reshape a vector to [1,n] or [n,1]?');
    }
    if (a.shape[last] !== b.shape[first]) throw misfit(a, b, 'the inner sizes must agree; transpose one?');
    const rows = a.shape[last - 1]!;
    const columns = b.shape[first + 1]!;
    return last === 1 && first === 0 ? [rows, columns] : [...batchShape(a.shape, b.shape), rows, columns];
  },
  dtype: (inputs) => floatOf(promote('matmul', inputs)),
  forward(out, [a, b]) {
    const rows = a.shape[a.shape.length - 2]!;
    const inner = a.shape[a.shape.length - 1]!;
    const columns = b.shape[b.shape.length - 1]!;
    const batch = a.shape.length === 2 && b.shape.length === 2 ? scalarShape : batchShape(a.shape, b.shape);
    const left = broadcastData(a, [...batch, rows, inner]);
    const right = broadcastData(b, [...batch, inner, columns]);
    const products = sizeOf(batch);
    for (let k = 0; k < products; k++) {
      gemm(
        { data: out, start: k * rows * columns, row: columns, column: 1 },
        { data: left, start: k * rows * inner, row: inner, column: 1 },
        { data: right, start: k * inner * columns, row: columns, column: 1 },
        rows,
        inner,
        columns,
      );
    }
  },
  backward: (grad, { inputs: [a, b] }, index) =>
    index === 0 ? matmul(grad, transpose(b)) : matmul(transpose(a), grad),
};

function misfit(a: Tensor, b: Tensor, wanted: string): RangeError {
  return new RangeError(`matmul: ${formatShape(a.shape)} · ${formatShape(b.shape)} — ${wanted}`);
}

function batchShape(a: Shape, b: Shape): Shape {
  return broadcastShapes('matmul', a.slice(0, -2), b.slice(0, -2));
}

/**
 * Matrix product: each element is the dot product of a row of a and a column of b.
 *
 *     out[i, j] = Σₖ a[i, k] · b[k, j]
 *
 * shape     [n,k]·[k,m] → [n,m]; leading axes are batches and broadcast
 * gradient  grad · bᵀ for a, aᵀ · grad for b
 * throws    when the inner sizes differ, or an operand has fewer than two axes
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  checkTensor('matmul', 'a', a);
  checkTensor('matmul', 'b', b);
  return apply(op, [a, b], undefined);
}
