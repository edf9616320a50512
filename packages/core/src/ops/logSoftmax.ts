import { readOptions } from '../check/readOptions';
import { floatOf } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { reduceView } from '../op/reduction';
import { tokenOf } from '../op/token';
import { resolveAxis } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { exp } from './exp';
import { mul } from './mul';
import { sub } from './sub';
import { sum } from './sum';

const op: Op<readonly [Tensor], number> = {
  name: 'logSoftmax',
  token: tokenOf('logSoftmax'),
  shape: ([x]) => x.shape,
  dtype: ([x]) => floatOf(x.dtype),
  forward(out, [x], axis) {
    const { data, before, count, after } = reduceView(x, [axis]);
    for (let i = 0; i < before; i++) {
      for (let j = 0; j < after; j++) {
        const start = i * count * after + j;
        const end = start + count * after;
        let largest = -Infinity;
        for (let at = start; at < end; at += after) largest = Math.max(largest, data[at]!);
        let total = 0;
        for (let at = start; at < end; at += after) total += Math.exp(data[at]! - largest);
        const shift = Math.log(total);
        for (let at = start; at < end; at += after) out[at] = data[at]! - largest - shift;
      }
    }
  },
  backward: (grad, { output, options: axis }) => sub(grad, mul(exp(output), sum(grad, { axis, keepDims: true }))),
};

/**
 * The logarithm of the softmax, accurate even where a probability rounds to 0.
 *
 *     out = x − ln Σ eˣ
 *
 * shape     as x; the probabilities add up to 1 along `axis`, the last by default
 * gradient  grad − softmax(x) · Σ grad
 */
export function logSoftmax(x: Operand, options: { readonly axis?: number } = {}): Tensor {
  const tensor = lift('logSoftmax', x);
  const { axis } = readOptions('logSoftmax(x, options)', options, { axis: ['…, -1, 0, 1, …', -1] });
  return apply(op, [tensor], resolveAxis('logSoftmax', axis, tensor.shape.length));
}
