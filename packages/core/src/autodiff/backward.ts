import { allocate } from '../tensor/dtype';
import { add } from '../ops/add';
import { cast } from '../ops/cast';
import { reshape } from '../ops/reshape';
import { sum } from '../ops/sum';
import type { Shape } from '../tensor/shape';
import { sameShape, sizeOf } from '../tensor/shape';
import { nodes, slotOf } from './tape';
import type { Tensor } from '../tensor/tensor';
import { Value } from '../tensor/tensor';

/**
 * Walks the tape back from a value, with a loop: no depth of network can overflow the stack.
 *
 *     slope of an input += the operation's rule (slope of its output)        from the last operation to the first
 *
 * Answers with the slopes of the places since `start`. Those after the first `leaves` are let go of as soon as they are
 * used, unless `keepAll`.
 */
export function walkBack(value: Tensor, start: number, leaves: number, keepAll: boolean): (Tensor | undefined)[] {
  const from = slotOf(value) - start;
  const slopes = new Array<Tensor | undefined>(nodes.length - start).fill(undefined);
  if (from >= 0) slopes[from] = filled(value, 1);
  for (let place = from; place >= leaves; place--) {
    const slope = slopes[place];
    if (slope === undefined) continue;
    if (!keepAll) slopes[place] = undefined;
    const node = nodes[start + place]!;
    for (let index = 0; index < node.inputs.length; index++) {
      const x = node.inputs[index]!;
      const at = slotOf(x) - start;
      if (at < 0) continue;
      const part = node.op.backward!(slope, node as never, index);
      if (part === null) continue;
      const fitted = cast(sumTo(part, x.shape), x.dtype);
      const sofar = slopes[at];
      slopes[at] = sofar === undefined ? fitted : add(sofar, fitted);
    }
  }
  return slopes;
}

/** A tensor of the same kind with one number everywhere. */
export function filled(like: Tensor, number: number): Tensor {
  const data = allocate(like.dtype, sizeOf(like.shape));
  if (number !== 0) data.fill(number);
  return new Value(like.shape, like.dtype, data);
}

/** Adds a slope up over the axes along which its input was stretched: the one place where broadcasting is undone. */
function sumTo(slope: Tensor, shape: Shape): Tensor {
  if (sameShape(slope.shape, shape)) return slope;
  const extra = slope.shape.length - shape.length;
  const axis: number[] = [];
  for (let i = 0; i < slope.shape.length; i++) {
    if (i < extra || (shape[i - extra] === 1 && slope.shape[i] !== 1)) axis.push(i);
  }
  const added = sum(slope, { axis });
  return sameShape(added.shape, shape) ? added : reshape(added, shape);
}
