import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/**
 * Takes the number out of a tensor that holds only one.
 *
 * throws  when it holds none or several
 */
export function item(x: Tensor): number {
  if (x.data.length !== 1) {
    throw new RangeError(
      `item: shape ${formatShape(x.shape)} — only a single number can be taken out; sum or slice it?`,
    );
  }
  return x.data[0]!;
}
