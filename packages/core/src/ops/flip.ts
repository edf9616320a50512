import { check, someAxes } from '../check/check';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { resolveReduction } from '../op/reduction';
import { tokenOf } from '../op/token';
import { stridesOf } from '../tensor/shape';
import { copyStrided } from '../tensor/strided';
import type { Operand, Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], readonly number[]> = {
  name: 'flip',
  token: tokenOf('flip'),
  shape: ([x]) => x.shape,
  forward(out, [x], axes) {
    const strides = stridesOf(x.shape);
    const first = axes.reduce((at, axis) => at + (x.shape[axis]! - 1) * strides[axis]!, 0);
    const backwards = strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride));
    copyStrided({ data: out, start: 0, strides }, { data: x.data, start: first, strides: backwards }, x.shape);
  },
  backward: (grad, { options }) => flip(grad, options),
};

/**
 * Reverses the order of the elements along some axes, or along all of them: the last comes first.
 *
 *     out[i] = x[n − 1 − i]
 *
 * shape     as x
 * gradient  flipped back
 * throws    when an axis does not exist or is named twice
 */
export function flip(x: Operand, axis?: number | readonly number[]): Tensor {
  const tensor = lift('flip', x);
  if (axis !== undefined) check('flip: axis', axis, someAxes);
  const options = axis === undefined ? {} : { axis };
  return apply(op, [tensor], resolveReduction('flip', tensor.shape.length, options).axes);
}
