import type { Tensor } from '@gd/core';
import { div, greater, logicalAnd, mul, where } from '@gd/core';

/** A share of the size of a weight over another length; 1 where either length is 0, so that a weight of zeros can leave zero. */
export function trustRatio(size: Tensor, length: Tensor, share: Tensor | number = 1): Tensor {
  const both = logicalAnd(greater(size, 0), greater(length, 0));
  return where(both, mul(div(size, where(both, length, 1)), share), 1);
}
