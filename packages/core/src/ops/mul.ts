import { binary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = binary(
  'mul',
  (out, start, end, a, atA, stepA, b, atB, stepB) => {
    // a double has no room for all digits of a product of whole numbers, and the last ones are what stays of it
    if (out instanceof Int32Array) {
      for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = Math.imul(a[atA]!, b[atB]!);
    } else for (let i = start; i < end; i++, atA += stepA, atB += stepB) out[i] = a[atA]! * b[atB]!;
  },
  [(grad, { inputs: [, b] }) => mul(grad, b), (grad, { inputs: [a] }) => mul(grad, a)],
);

/**
 * Multiplies two tensors, element by element (`matmul` is the matrix product).
 *
 *     out = a · b
 *
 * shape     a and b broadcast
 * gradient  b for a, a for b
 */
export function mul(a: Operand, b: Operand): Tensor {
  return apply(op, [lift('mul', a, b), lift('mul', b, a)], undefined);
}
