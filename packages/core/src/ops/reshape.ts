import { check, someIntegers } from '../check/check';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { tokenOf } from '../op/token';
import type { Shape } from '../tensor/shape';
import { formatShape, isShape, sameShape, sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], Shape> = {
  name: 'reshape',
  token: tokenOf('reshape'),
  shape: ([x], wanted) => fill(x.shape, wanted),
  forward: (out, [x]) => out.set(x.data),
  backward: (grad, { inputs: [x] }) => reshape(grad, x.shape),
};

function fill(shape: Shape, wanted: Shape): Shape {
  const size = sizeOf(shape);
  // with one −1 among the sizes, their product is the negative of the other sizes' product
  const left = -size / sizeOf(wanted);
  const filled = wanted.includes(-1) ? wanted.map((axis) => (axis === -1 ? left : axis)) : wanted;
  if (!filled.every((axis) => Number.isInteger(axis) && axis >= 0) || sizeOf(filled) !== size) {
    throw new RangeError(
      `reshape: ${formatShape(shape)} to ${formatShape(wanted)} — ${size} numbers do not fit in that; the product must stay the same, and one axis may be −1`,
    );
  }
  return filled;
}

/**
 * Gives a tensor another shape; the elements keep their row-major order.
 *
 * shape     as given; one axis may be −1, and gets the size that remains
 * gradient  reshaped back
 * throws    when the number of elements would change
 */
export function reshape(x: Operand, shape: Shape): Tensor {
  const tensor = lift('reshape', x);
  if (!isShape(shape)) check('reshape: shape', shape, someIntegers);
  return sameShape(tensor.shape, shape) ? tensor : apply(op, [tensor], shape);
}
