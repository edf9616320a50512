import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'logicalNot',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = x[i] === 0 ? 1 : 0;
  },
  undefined,
  () => 'bool',
);

/**
 * Logical NOT of every element; any number except 0 counts as true, also NaN.
 *
 *     out = ¬x
 *
 * shape     as x; bool
 * gradient  none
 */
export function logicalNot(x: Operand): Tensor {
  return apply(op, [lift('logicalNot', x)], undefined);
}
