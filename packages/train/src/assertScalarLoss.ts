import type { Tensor } from '@gd/core';
import { isTensor } from '@gd/core';

/**
 * What a loss answered, if it is a loss.
 *
 * throws  when it is not one number, 0-d
 */
export function assertScalarLoss(name: string, loss: Tensor): Tensor {
  if (isTensor(loss) && loss.shape.length === 0) return loss;
  const came = isTensor(loss) ? `shape [${(loss as Tensor).shape}]` : `${typeof loss}`;
  throw new TypeError(`${name}: the loss answered with ${came} — a loss is one number, a 0-d tensor; mean it?`);
}
