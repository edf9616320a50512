import type { Tensor } from '@gd/core';
import { div, greater, logicalAnd, mul, where } from '@gd/core';

/**
 * The trust ratio: a share of the norm of a weight divided by another norm; 1 if either norm is 0, so that a weight of zeros
 * can change.
 */
export function trustRatio(size: Tensor, length: Tensor, share: Tensor | number = 1): Tensor {
  const both = logicalAnd(greater(size, 0), greater(length, 0));
  return where(both, mul(div(size, where(both, length, 1)), share), 1);
}
