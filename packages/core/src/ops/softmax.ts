import { readOptions } from '../check/readOptions';
import { floatOf } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { reduceView } from '../op/reduction';
import { tokenOf } from '../op/token';
import { resolveAxis } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { mul } from './mul';
import { sub } from './sub';
import { sum } from './sum';

const op: Op<readonly [Tensor], number> = {
  name: 'softmax',
  token: tokenOf('softmax'),
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
        for (let at = start; at < end; at += after) total += out[at] = Math.exp(data[at]! - largest);
        for (let at = start; at < end; at += after) out[at]! /= total;
      }
    }
  },
  backward(grad, { output, options: axis }) {
    const weighted = mul(grad, output);
    return sub(weighted, mul(output, sum(weighted, { axis, keepDims: true })));
  },
};

/**
 * Softmax: turns scores into probabilities that add up to 1. A score that is 1 higher gets e times the probability.
 *
 *     out = eˣ / Σ eˣ
 *
 * shape     as x; the probabilities add up to 1 along `axis`, the last by default
 * gradient  out · (grad − Σ grad · out)
 */
export function softmax(x: Operand, options: { readonly axis?: number } = {}): Tensor {
  const tensor = lift('softmax', x);
  const { axis } = readOptions('softmax(x, options)', options, { axis: ['…, -1, 0, 1, …', -1] });
  return apply(op, [tensor], resolveAxis('softmax', axis, tensor.shape.length));
}
