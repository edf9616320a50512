import { readOptions } from '../check/readOptions';
import { floatOf } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { reducedShape, reduceView } from '../op/reduction';
import { tokenOf } from '../op/token';
import { resolveAxis } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { equal } from './equal';
import { exp } from './exp';
import { mul } from './mul';
import { reshape } from './reshape';
import { sub } from './sub';
import { where } from './where';

const op: Op<readonly [Tensor], number> = {
  name: 'logSumExp',
  token: tokenOf('logSumExp'),
  shape: ([x], axis) => reducedShape(x.shape, { axes: [axis], keepDims: false }),
  dtype: ([x]) => floatOf(x.dtype),
  forward(out, [x], axis) {
    const { data, before, count, after } = reduceView(x, [axis]);
    for (let i = 0; i < before; i++) {
      for (let j = 0; j < after; j++) {
        const start = i * count * after + j;
        const end = start + count * after;
        let largest = -Infinity;
        for (let at = start; at < end; at += after) largest = Math.max(largest, data[at]!);
        // an infinite shift would give NaN, as ∞ − ∞
        const shift = Math.abs(largest) === Infinity ? 0 : largest;
        let total = 0;
        for (let at = start; at < end; at += after) total += Math.exp(data[at]! - shift);
        out[i * after + j] = shift + Math.log(total);
      }
    }
  },
  backward(grad, { inputs: [x], output, options: axis }) {
    const kept = reducedShape(x.shape, { axes: [axis], keepDims: true });
    const total = reshape(output, kept);
    return mul(reshape(grad, kept), exp(sub(x, where(equal(total, -Infinity), 0, total))));
  },
};

/**
 * The logarithm of the sum of exponentials along an axis: a smooth maximum.
 *
 *     out = ln Σ eˣ
 *
 * shape     without `axis`, the last by default
 * gradient  softmax(x)
 */
export function logSumExp(x: Operand, options: { readonly axis?: number } = {}): Tensor {
  const tensor = lift('logSumExp', x);
  const { axis } = readOptions('logSumExp(x, options)', options, { axis: ['…, -1, 0, 1, …', -1] });
  return apply(op, [tensor], resolveAxis('logSumExp', axis, tensor.shape.length));
}
