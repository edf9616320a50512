import { ternary } from '../op/elementwise';
import { apply, lift, promote } from '../op/op';
import { isFloat } from '../tensor/dtype';
import type { Operand, Tensor } from '../tensor/tensor';

const op = ternary(
  'where',
  (out, condition, stepCondition, a, stepA, b, stepB) => {
    for (let i = 0; i < out.length; i++) out[i] = condition[i * stepCondition] === 0 ? b[i * stepB]! : a[i * stepA]!;
  },
  [
    () => null,
    (grad, { inputs: [condition] }) => where(condition, grad, 0),
    (grad, { inputs: [condition] }) => where(condition, 0, grad),
  ],
  ([condition, a, b]) => {
    const dtype = promote('where', [a, b]);
    const spread = isFloat(dtype) && a.shape.length + b.shape.length === 0 && condition.shape.length > 0;
    return spread ? 'float32' : dtype;
  },
);

/**
 * Selects from two tensors by a condition, element by element: a where it is true, b where it is not. Two single
 * numbers give float32.
 *
 *     out = a where condition, b elsewhere
 *
 * shape     condition, a and b broadcast
 * gradient  1 for the one selected, 0 for the other, none for the condition
 */
export function where(condition: Operand, a: Operand, b: Operand): Tensor {
  return apply(op, [lift('where', condition), lift('where', a, b), lift('where', b, a)], undefined);
}
