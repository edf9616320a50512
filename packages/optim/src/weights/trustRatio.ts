import type { Tensor } from '@gd/core';
import { cast, div, greater, logicalAnd, where } from '@gd/core';
import { norm } from './norm';

/**
 * The trust ratio: the norm of a weight divided by another norm; 1 if either is 0, so that a weight of zeros can
 * change.
 */
export function trustRatio(weight: Tensor, length: Tensor): Tensor {
  const size = norm(weight);
  const both = logicalAnd(greater(size, 0), greater(length, 0));
  return cast(where(both, div(size, where(both, length, 1)), 1), weight.dtype);
}
