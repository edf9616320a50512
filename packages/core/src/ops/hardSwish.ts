import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { add } from './add';
import { div } from './div';
import { mul } from './mul';
import { relu6 } from './relu6';

/**
 * Hard swish: `silu` approximated by two straight lines and a parabola, which are cheap to compute.
 *
 *     out = x · relu6(x + 3) / 6
 *
 * shape     as x
 * gradient  0 below −3, 1 above 3, (2x + 3) / 6 between
 * source    Howard et al. 2019, Searching for MobileNetV3, https://arxiv.org/abs/1905.02244
 */
export function hardSwish(x: Operand): Tensor {
  const tensor = lift('hardSwish', x);
  return mul(tensor, div(relu6(add(tensor, 3)), 6));
}
