import { check } from '../check/check';
import { checkIndex, checkIndices } from '../op/indices';
import type { Op } from '../op/op';
import { apply, checkTensor } from '../op/op';
import { tokenOf } from '../op/token';
import type { Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], number> = {
  name: 'oneHot',
  token: tokenOf('oneHot'),
  shape([indices], depth) {
    checkIndices('oneHot', indices);
    check('oneHot: depth', depth, '1, 2, 3, …', ': the number of classes');
    return [...indices.shape, depth];
  },
  dtype: () => 'float32',
  forward(out, [{ data }], depth) {
    for (let i = 0; i < data.length; i++) {
      checkIndex('oneHot', data[i]!, depth);
      out[i * depth + data[i]!] = 1;
    }
  },
};

/**
 * One-hot encoding of class numbers: a row of zeros with a single 1 at the class.
 *
 *     out[i, k] = 1 if indices[i] = k, else 0
 *
 * shape     as the indices, with `depth` at the end; float32
 * gradient  none
 * throws    when an index is not int32 or out of range
 */
export function oneHot(indices: Tensor, depth: number): Tensor {
  checkTensor('oneHot', 'indices', indices);
  return apply(op, [indices], depth);
}
