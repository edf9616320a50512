import { checkIndex, checkIndices } from '../op/indices';
import type { Op } from '../op/op';
import { apply } from '../op/op';
import { tokenOf } from '../op/token';
import type { Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], number> = {
  name: 'oneHot',
  token: tokenOf('oneHot'),
  shape([indices], depth) {
    checkIndices('oneHot', indices);
    if (!Number.isInteger(depth) || depth < 1) {
      throw new RangeError(`oneHot: depth ${depth} — the number of classes must be a whole number of at least 1`);
    }
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
  return apply(op, [indices], depth);
}
