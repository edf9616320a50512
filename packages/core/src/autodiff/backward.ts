import { full } from '../create/full';
import { add } from '../ops/add';
import { cast } from '../ops/cast';
import { reshape } from '../ops/reshape';
import { sum } from '../ops/sum';
import type { Shape } from '../tensor/shape';
import { sameShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { nodes, slotOf } from './tape';

/**
 * Reverse-mode differentiation: the gradient of a value with respect to everything on the tape since `start`. It is a
 * loop, not a recursion, so that no depth of network can overflow the stack.
 *
 *     grad of an input += the operation's rule (grad of its output)     from the last operation to the first
 *
 * With `keepAll`, all gradients are kept; otherwise those after the first `leaves` are released as soon as they are
 * used.
 */
export function backward(value: Tensor, start: number, leaves: number, keepAll: boolean): (Tensor | undefined)[] {
  const from = slotOf(value) - start;
  const grads = new Array<Tensor | undefined>(nodes.length - start).fill(undefined);
  if (from >= 0) grads[from] = full(value.shape, 1, value.dtype);
  for (let i = from; i >= leaves; i--) {
    const grad = grads[i];
    if (grad === undefined) continue;
    if (!keepAll) grads[i] = undefined;
    const node = nodes[start + i]!;
    for (let index = 0; index < node.inputs.length; index++) {
      const x = node.inputs[index]!;
      const at = slotOf(x) - start;
      if (at < 0) continue;
      const part = node.op.backward!(grad, node as never, index);
      if (part === null) continue;
      const fitted = cast(sumTo(part, x.shape), x.dtype);
      const sofar = grads[at];
      grads[at] = sofar === undefined ? fitted : add(sofar, fitted);
    }
  }
  return grads;
}

/** Sums a gradient over the axes along which its input was broadcast: the only place that undoes broadcasting. */
function sumTo(grad: Tensor, shape: Shape): Tensor {
  if (sameShape(grad.shape, shape)) return grad;
  const extra = grad.shape.length - shape.length;
  const axis: number[] = [];
  for (let i = 0; i < grad.shape.length; i++) {
    if (i < extra || (shape[i - extra] === 1 && grad.shape[i] !== 1)) axis.push(i);
  }
  return reshape(sum(grad, { axis }), shape);
}
