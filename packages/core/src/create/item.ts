import { checkTensor } from '../op/op';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/**
 * The number in a tensor that has only one element.
 *
 * throws    when the tensor has no element or several
 */
export function item(x: Tensor): number {
  checkTensor('item', 'x', x);
  if (x.data.length !== 1) {
    throw new RangeError(
      `item: shape ${formatShape(x.shape)} — only a tensor of one number has an item; sum or slice it?`,
    );
  }
  return x.data[0]!;
}
