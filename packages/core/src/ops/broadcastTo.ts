import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { tokenOf } from '../op/token';
import type { Shape } from '../tensor/shape';
import { broadcastShapes, checkShape, formatShape, isShape, sameShape } from '../tensor/shape';
import { broadcastInto } from '../tensor/strided';
import type { Operand, Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], Shape> = {
  name: 'broadcastTo',
  token: tokenOf('broadcastTo'),
  shape([x], shape) {
    if (!sameShape(broadcastShapes('broadcastTo', x.shape, shape), shape)) {
      throw new RangeError(
        `broadcastTo: ${formatShape(x.shape)} to ${formatShape(shape)} — only axes of size 1 can be repeated, and none can shrink`,
      );
    }
    return shape;
  },
  forward: (out, [x], shape) => broadcastInto(out, x, shape),
  backward: (grad) => grad,
};

/**
 * Repeats a tensor along its axes of size 1, and along new axes in front, until it has the given shape.
 *
 * shape     as given
 * gradient  summed over the repeats
 * throws    when an axis other than 1 would have to change
 */
export function broadcastTo(x: Operand, shape: Shape): Tensor {
  const tensor = lift('broadcastTo', x);
  if (!isShape(shape)) checkShape('broadcastTo', shape);
  return sameShape(tensor.shape, shape) ? tensor : apply(op, [tensor], shape);
}
