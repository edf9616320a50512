import { checkIndex, checkIndices } from '../op/indices';
import type { Op } from '../op/op';
import { apply, checkTensor } from '../op/op';
import { tokenOf } from '../op/token';
import { resolveAxis, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { scatterAdd } from './scatterAdd';

const op: Op<readonly [Tensor, Tensor], number> = {
  name: 'gather',
  token: tokenOf('gather'),
  shape([x, indices], axis) {
    checkIndices('gather', indices);
    return [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)];
  },
  dtype: ([x]) => x.dtype,
  forward(out, [{ shape, data }, indices], axis) {
    const rows = indices.data;
    const size = shape[axis]!;
    const before = sizeOf(shape.slice(0, axis));
    const after = sizeOf(shape.slice(axis + 1));
    for (let k = 0; k < rows.length; k++) checkIndex('gather', rows[k]!, size);
    let to = 0;
    for (let i = 0; i < before; i++) {
      for (let k = 0; k < rows.length; k++) {
        let from = (i * size + rows[k]!) * after;
        for (let j = 0; j < after; j++) out[to++] = data[from++]!;
      }
    }
  },
  backward: (grad, { inputs: [x, indices], options: axis }, index) =>
    index === 0 ? scatterAdd(grad, indices, x.shape[axis]!, axis) : null,
};

/**
 * Selects rows by their index, as you look up words in a dictionary; along another `axis`, columns and so on.
 *
 *     out[i, …] = x[indices[i], …]
 *
 * shape     as x, with the shape of `indices` in place of `axis`
 * gradient  summed over all selections of the same row
 * throws    when an index is not int32 or out of range
 */
export function gather(x: Tensor, indices: Tensor, axis = 0): Tensor {
  checkTensor('gather', 'x', x);
  checkTensor('gather', 'indices', indices);
  return apply(op, [x, indices], resolveAxis('gather', axis, x.shape.length));
}
