import { lift } from '../op/op';
import type { ReductionOptions } from '../op/reduction';
import { reducedShape, resolveReduction } from '../op/reduction';
import { sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { broadcastTo } from './broadcastTo';
import { cast } from './cast';
import { concat } from './concat';
import { mul } from './mul';
import { reshape } from './reshape';
import { slice } from './slice';
import { transpose } from './transpose';

/**
 * The product of the elements along some axes, or of all of them.
 *
 *     out = Π x
 *
 * shape     without the reduced axes (or with 1 in their place: `keepDims`)
 * gradient  the product of the other elements, correct even if some of them are 0
 */
export function prod(x: Operand, options: ReductionOptions = {}): Tensor {
  const tensor = lift('prod', x);
  const { shape } = tensor;
  const reduction = resolveReduction('prod', shape.length, options);
  const outShape = reducedShape(shape, reduction);
  const kept = [...shape.keys()].filter((axis) => !reduction.axes.includes(axis));
  const rows = sizeOf(outShape);
  let count = sizeOf(reduction.axes.map((axis) => shape[axis]!));
  const dtype = tensor.dtype === 'bool' ? 'int32' : tensor.dtype;
  if (count === 0) return broadcastTo(cast(1, dtype), outShape);
  // in float32, 200,000 roundings are seen in the fourth digit
  const exact = dtype === 'float32' ? 'float64' : dtype;
  let rest = reshape(transpose(cast(tensor, exact), [...kept, ...reduction.axes]), [rows, count]);
  // it multiplies halves and never divides, so that the gradient is right even where an element is 0
  while (count > 1) {
    const half = Math.floor(count / 2);
    const product = mul(slice(rest, [0, 0], [rows, half]), slice(rest, [0, half], [rows, 2 * half]));
    rest = count % 2 === 0 ? product : concat([product, slice(rest, [0, 2 * half], [rows, count])], 1);
    count -= half;
  }
  return cast(reshape(rest, outShape), dtype);
}
