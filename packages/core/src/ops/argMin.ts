import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import type { Reduction } from '../op/reduction';
import { reducedShapeOfSome, reduceView, resolveReduction } from '../op/reduction';
import { tokenOf } from '../op/token';
import type { Operand, Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], Reduction> = {
  name: 'argMin',
  token: tokenOf('argMin'),
  shape: ([x], reduction) => reducedShapeOfSome('argMin', x.shape, reduction),
  dtype: () => 'int32',
  forward(out, [x], { axes }) {
    const { data, before, count, after } = reduceView(x, axes);
    for (let i = 0; i < before; i++) {
      for (let j = 0; j < after; j++) {
        const start = i * count * after + j;
        let smallest = data[start]!;
        for (let k = 1, at = start + after; k < count; k++, at += after) {
          const value = data[at]!;
          if (value < smallest || (Number.isNaN(value) && !Number.isNaN(smallest))) {
            smallest = value;
            out[i * after + j] = k;
          }
        }
      }
    }
  },
};

/**
 * The index of the smallest element along an axis; without an axis, its index in the whole tensor, counted row by row.
 *
 *     out = the first k with x[…k…] = min x
 *
 * shape     without `axis` (or with 1 in its place: `keepDims`); int32
 * gradient  none
 * throws    when there are no elements to choose from
 */
export function argMin(x: Operand, options: { readonly axis?: number; readonly keepDims?: boolean } = {}): Tensor {
  const tensor = lift('argMin', x);
  return apply(op, [tensor], resolveReduction('argMin', tensor.shape.length, options));
}
