import { aList, check } from '../check/check';
import { lift } from '../op/op';
import { formatShape, resolveAxis, sameShape } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { isTensor } from '../tensor/tensor';
import { concat } from './concat';
import { expandDims } from './expandDims';

/**
 * Stacks tensors of one shape along a new axis, the first by default.
 *
 *     out[k, …] = list[k][…]
 *
 * shape     theirs, with the length of the list inserted at `axis`
 * gradient  each tensor gets its own slice
 * throws    when there is nothing to stack, or shapes differ
 */
export function stack(list: readonly Operand[], axis = 0): Tensor {
  check('stack: list', list, aList, isTensor(list) ? '; stack([a, b])?' : '');
  const tensors = Array.from(list, (one) => lift('stack', one));
  const first = tensors[0];
  if (first === undefined) throw new RangeError('stack: an empty list — give at least one tensor');
  const other = tensors.find(({ shape }) => !sameShape(shape, first.shape));
  if (other !== undefined) {
    throw new RangeError(
      `stack: ${formatShape(first.shape)} and ${formatShape(other.shape)} — all must have one shape; concat joins along an axis that is there`,
    );
  }
  const at = resolveAxis('stack', axis, first.shape.length + 1);
  return concat(
    tensors.map((one) => expandDims(one, at)),
    at,
  );
}
