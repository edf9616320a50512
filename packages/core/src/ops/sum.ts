import type { Op } from '../op';
import { apply, lift } from '../op';
import type { Reduction, ReductionOptions } from '../reduction';
import { eachRun, reducedShape, resolveReduction } from '../reduction';
import type { Operand, Tensor } from '../tensor';
import { broadcastTo } from './broadcastTo';
import { reshape } from './reshape';

const op: Op<readonly [Tensor], Reduction> = {
  name: 'sum',
  shape: ([x], reduction) => reducedShape(x.shape, reduction),
  dtype: ([x]) => (x.dtype === 'bool' ? 'int32' : x.dtype),
  forward(out, [x], { axes }) {
    const { data } = x;
    eachRun(x.shape, axes, (place, start, count, stride) => {
      let total = 0;
      for (let i = 0, at = start; i < count; i++, at += stride) total += data[at]!;
      out[place]! += total;
    });
  },
  backward: (slope, { inputs: [x], options: { axes } }) =>
    broadcastTo(reshape(slope, reducedShape(x.shape, { axes, keepDims: true })), x.shape),
};

/**
 * Adds up the numbers along some axes, or all of them.
 *
 *     out = Σ x
 *
 * shape  without the axes added over (or with 1 in their place: `keepDims`)
 * slope  1 for every number
 */
export function sum(x: Operand, options: ReductionOptions = {}): Tensor {
  const tensor = lift(x);
  return apply(op, [tensor], resolveReduction('sum', tensor.shape.length, options));
}
