import type { Op } from '../op/op';
import { apply, checkTensor } from '../op/op';
import { tokenOf } from '../op/token';
import type { Tensor } from '../tensor/tensor';

const op: Op<readonly [Tensor]> = {
  name: 'stopGradient',
  token: tokenOf('stopGradient'),
  shape: ([x]) => x.shape,
  forward: (out, [x]) => out.set(x.data),
};

/**
 * The identity, but with no gradient: everything before it counts as constant.
 *
 * shape     as x
 * gradient  none
 */
export function stopGradient(x: Tensor): Tensor {
  checkTensor('stopGradient', 'x', x);
  return apply(op, [x], undefined);
}
