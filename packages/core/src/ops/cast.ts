import { check } from '../check/check';
import type { Op } from '../op/op';
import { apply, lift } from '../op/op';
import { tokenOf } from '../op/token';
import type { DType } from '../tensor/dtype';
import { aDType, isFloat } from '../tensor/dtype';
import type { Operand, Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor], DType> = {
  name: 'cast',
  token: tokenOf('cast'),
  shape: ([x]) => x.shape,
  dtype: (_, dtype) => dtype,
  forward(out, [x], dtype) {
    if (dtype === 'bool') for (let i = 0; i < out.length; i++) out[i] = x.data[i] === 0 ? 0 : 1;
    else out.set(x.data);
  },
  backward: (grad, { inputs: [x], options }) => (isFloat(x.dtype) && isFloat(options) ? cast(grad, x.dtype) : null),
};

/**
 * Converts a tensor to another dtype. Floats lose their fraction in int32, and wrap around where they do not fit: NaN and
 * infinity become 0. Anything but 0 becomes true in bool, NaN too.
 *
 * shape     as x
 * gradient  passes between float32 and float64, stops elsewhere
 */
export function cast(x: Operand, dtype: DType): Tensor {
  const tensor = lift('cast', x);
  check('cast: dtype', dtype, aDType);
  return tensor.dtype === dtype ? tensor : apply(op, [tensor], dtype);
}
