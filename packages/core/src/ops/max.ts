import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import type { Reduction, ReductionOptions } from '../op/reduction';
import { reducedShape, reducedShapeOfSome, reduceView, resolveReduction } from '../op/reduction';
import { tokenOf } from '../op/token';
import type { Operand, Tensor } from '../tensor/tensor';
import { cast } from './cast';
import { div } from './div';
import { equal } from './equal';
import { mul } from './mul';
import { reshape } from './reshape';
import { sum } from './sum';

const op: Op<readonly [Tensor], Reduction> = {
  name: 'max',
  token: tokenOf('max'),
  shape: ([x], reduction) => reducedShapeOfSome('max', x.shape, reduction),
  forward(out, [x], { axes }) {
    const { data, before, count, after } = reduceView(x, axes);
    for (let i = 0; i < before; i++) {
      for (let j = 0; j < after; j++) {
        let largest = -Infinity;
        let at = i * count * after + j;
        for (let k = 0; k < count; k++, at += after) largest = Math.max(largest, data[at]!);
        out[i * after + j] = largest;
      }
    }
  },
  backward(grad, { inputs: [x], output, options: { axes } }) {
    const kept = reducedShape(x.shape, { axes, keepDims: true });
    const winners = cast(equal(x, reshape(output, kept)), grad.dtype);
    return mul(winners, div(reshape(grad, kept), sum(winners, { axis: axes, keepDims: true })));
  },
};

/**
 * The largest element along some axes, or of the whole tensor; NaN if one of them is NaN.
 *
 *     out = max x
 *
 * shape     without the reduced axes (or with 1 in their place: `keepDims`)
 * gradient  1 for the largest, 0 for the rest; ties share it evenly
 * throws    when there are no elements to choose from
 */
export function max(x: Operand, options: ReductionOptions = {}): Tensor {
  const tensor = lift('max', x);
  return apply(op, [tensor], resolveReduction('max', tensor.shape.length, options));
}
