import type { Tensor } from '@gd/core';
import { cast, div, greater, logicalAnd, where } from '@gd/core';
import { norm } from './norm';

/** How long a weight is beside its heading; 1 where either has no length, so that a weight of zeros can leave zero. */
export function trustRatio(weight: Tensor, heading: Tensor): Tensor {
  const size = norm(weight);
  const both = logicalAnd(greater(size, 0), greater(heading, 0));
  return cast(where(both, div(size, where(both, heading, 1)), 1), weight.dtype);
}
