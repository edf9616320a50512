import { aList, check } from '../check/check';
import type { Op } from '../op/op';
import { apply, checkTensor } from '../op/op';
import { tokenOf } from '../op/token';
import { formatShape, resolveAxis, stridesOf } from '../tensor/shape';
import { copyStrided } from '../tensor/strided';
import type { Tensor } from '../tensor/tensor';
import { isTensor } from '../tensor/tensor';
import { slice } from './slice';

const op: Op<readonly Tensor[], number> = {
  name: 'concat',
  token: tokenOf('concat'),
  shape(inputs, axis) {
    const first = inputs[0]!.shape;
    const fits = inputs.every(
      ({ shape }) => shape.length === first.length && shape.every((size, i) => i === axis || size === first[i]),
    );
    if (!fits) {
      const shapes = inputs.map(({ shape }) => formatShape(shape)).join(' and ');
      throw new RangeError(`concat: ${shapes} along axis ${axis} — all other axes must agree`);
    }
    const total = inputs.reduce((size, { shape }) => size + shape[axis]!, 0);
    return first.map((size, i) => (i === axis ? total : size));
  },
  forward(out, inputs, axis) {
    const shape = op.shape(inputs, axis);
    const strides = stridesOf(shape);
    let start = 0;
    for (const { data, shape: part } of inputs) {
      copyStrided({ data: out, start, strides }, { data, start: 0, strides: stridesOf(part) }, part);
      start += part[axis]! * strides[axis]!;
    }
  },
  backward(grad, { inputs, options: axis }, index) {
    let from = 0;
    for (let i = 0; i < index; i++) from += inputs[i]!.shape[axis]!;
    const start = grad.shape.map((_, i) => (i === axis ? from : 0));
    const stop = grad.shape.map((size, i) => (i === axis ? from + inputs[index]!.shape[axis]! : size));
    return slice(grad, start, stop);
  },
};

/**
 * Joins tensors along an existing axis, the first by default.
 *
 *     concat([a, b]) = the rows of a, then the rows of b
 *
 * shape     the sizes along `axis` add up; all others must agree
 * gradient  each tensor gets its own slice
 * throws    when there is nothing to join, or other axes differ
 */
export function concat(list: readonly Tensor[], axis = 0): Tensor {
  check('concat: list', list, aList, isTensor(list) ? '; concat([a, b])?' : '');
  for (let i = 0; i < list.length; i++) checkTensor('concat', `list[${i}]`, list[i]);
  if (list.length === 0) throw new RangeError('concat: an empty list — give at least one tensor');
  return apply(op, list, resolveAxis('concat', axis, list[0]!.shape.length));
}
