import { check, someAxes } from '../check/check';
import { lift } from '../op/op';
import { formatShape, resolveAxis } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { reshape } from './reshape';

/**
 * Removes axes of size 1: those named, or all.
 *
 * shape     as x without them
 * gradient  reshaped back
 * throws    when a named axis is not of size 1
 */
export function squeeze(x: Operand, axis?: number | readonly number[]): Tensor {
  const tensor = lift('squeeze', x);
  const { shape } = tensor;
  if (axis === undefined)
    return reshape(
      tensor,
      shape.filter((size) => size !== 1),
    );
  check('squeeze: axis', axis, someAxes);
  const axes = (typeof axis === 'number' ? [axis] : axis).map((one) => resolveAxis('squeeze', one, shape.length));
  const wide = axes.find((one) => shape[one] !== 1);
  if (wide !== undefined) {
    throw new RangeError(
      `squeeze: ${formatShape(shape)} at axis ${wide} — that axis is ${shape[wide]}, and only axes of size 1 can be removed`,
    );
  }
  return reshape(
    tensor,
    shape.filter((_, one) => !axes.includes(one)),
  );
}
