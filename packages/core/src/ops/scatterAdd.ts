import { check } from '../check/check';
import { numberOf } from '../op/elementwise';
import { checkIndex, checkIndices } from '../op/indices';
import type { Op } from '../op/op';
import { apply, checkTensor } from '../op/op';
import { tokenOf } from '../op/token';
import { formatShape, resolveAxis, sameShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { gather } from './gather';

interface Target {
  readonly size: number;
  readonly axis: number;
}

const op: Op<readonly [Tensor, Tensor], Target> = {
  name: 'scatterAdd',
  token: tokenOf('scatterAdd'),
  shape([x, indices], { size, axis }) {
    checkIndices('scatterAdd', indices);
    const end = axis + indices.shape.length;
    if (!sameShape(x.shape.slice(axis, end), indices.shape)) {
      throw new RangeError(
        `scatterAdd: ${formatShape(x.shape)} by indices ${formatShape(indices.shape)} at axis ${axis} — there must be one index for each row`,
      );
    }
    return [...x.shape.slice(0, axis), size, ...x.shape.slice(end)];
  },
  dtype: ([x]) => numberOf(x.dtype),
  forward(out, [{ shape, data }, indices], { size, axis }) {
    const rows = indices.data;
    const before = sizeOf(shape.slice(0, axis));
    const after = sizeOf(shape.slice(axis + indices.shape.length));
    for (let k = 0; k < rows.length; k++) checkIndex('scatterAdd', rows[k]!, size);
    let from = 0;
    for (let i = 0; i < before; i++) {
      for (let k = 0; k < rows.length; k++) {
        let to = (i * size + rows[k]!) * after;
        for (let j = 0; j < after; j++) out[to++]! += data[from++]!;
      }
    }
  },
  backward: (grad, { inputs: [, indices], options: { axis } }, index) =>
    index === 0 ? gather(grad, indices, axis) : null,
};

/**
 * Adds rows into a tensor of zeros, each at its given index: the adjoint of `gather`.
 *
 *     out[indices[i], …] += x[i, …]
 *
 * shape     as x, with `size` in place of the axes of `indices`; booleans are counted, as int32
 * gradient  gathered from the same rows
 * throws    when an index is not int32 or out of range, or the rows and indices do not match in number
 */
export function scatterAdd(x: Tensor, indices: Tensor, size: number, axis = 0): Tensor {
  checkTensor('scatterAdd', 'x', x);
  checkTensor('scatterAdd', 'indices', indices);
  check('scatterAdd: size', size, '0, 1, 2, …');
  const rank = x.shape.length - indices.shape.length + 1;
  return apply(op, [x, indices], { size, axis: resolveAxis('scatterAdd', axis, rank) });
}
