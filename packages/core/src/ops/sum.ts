import { numberOf } from '../op/elementwise';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import type { ReduceView, Reduction, ReductionOptions } from '../op/reduction';
import { reducedShape, reduceView, resolveReduction } from '../op/reduction';
import { tokenOf } from '../op/token';
import type { TypedArray } from '../tensor/dtype';
import type { Operand, Tensor } from '../tensor/tensor';
import { broadcastTo } from './broadcastTo';
import { reshape } from './reshape';

const op: Op<readonly [Tensor], Reduction> = {
  name: 'sum',
  token: tokenOf('sum'),
  shape: ([x], reduction) => reducedShape(x.shape, reduction),
  dtype: ([x]) => numberOf(x.dtype),
  forward(out, [x], { axes }) {
    const view = reduceView(x, axes);
    if (view.after === 1 || view.data.length <= 256) addRuns(out, view);
    else addRows(out, view);
  },
  backward: (grad, { inputs: [x], options: { axes } }) =>
    broadcastTo(reshape(grad, reducedShape(x.shape, { axes, keepDims: true })), x.shape),
};

function addRuns(out: TypedArray, { data, before, count, after }: ReduceView): void {
  for (let i = 0; i < before; i++) {
    for (let j = 0; j < after; j++) {
      let total = 0;
      let at = i * count * after + j;
      for (let k = 0; k < count; k++, at += after) total += data[at]!;
      out[i * after + j] = total;
    }
  }
}

/** Reads in row order; each sum is in double precision here, too. */
function addRows(out: TypedArray, { data, before, count, after }: ReduceView): void {
  const totals = new Float64Array(after);
  for (let i = 0; i < before; i++) {
    totals.fill(0);
    for (let k = 0; k < count; k++) {
      const row = (i * count + k) * after;
      for (let j = 0; j < after; j++) totals[j]! += data[row + j]!;
    }
    out.set(totals, i * after);
  }
}

/**
 * The sum of the elements along some axes, or of all of them.
 *
 *     out = Σ x
 *
 * shape     without the reduced axes (or with 1 in their place: `keepDims`)
 * gradient  1 for every element
 */
export function sum(x: Operand, options: ReductionOptions = {}): Tensor {
  const tensor = lift('sum', x);
  return apply(op, [tensor], resolveReduction('sum', tensor.shape.length, options));
}
