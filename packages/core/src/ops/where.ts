import { isFloat } from '../tensor/dtype';
import { apply, lift, promote } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { ternary } from '../op/elementwise';

const op = ternary(
  'where',
  (out, condition, stepCondition, a, stepA, b, stepB) => {
    for (let i = 0; i < out.length; i++) out[i] = condition[i * stepCondition] ? a[i * stepA]! : b[i * stepB]!;
  },
  [
    () => null,
    (slope, { inputs: [condition] }) => where(condition, slope, 0),
    (slope, { inputs: [condition] }) => where(condition, 0, slope),
  ],
  ([condition, a, b]) => {
    const dtype = promote('where', [a, b]);
    const spread = isFloat(dtype) && a.shape.length + b.shape.length === 0 && condition.shape.length > 0;
    return spread ? 'float32' : dtype;
  },
);

/**
 * Picks from a where the condition is true and from b where it is not. Two single numbers give float32.
 *
 *     out = a where condition, b elsewhere
 *
 * shape  all three stretched over one another
 * slope  1 for the one picked, 0 for the other, none for the condition
 */
export function where(condition: Operand, a: Operand, b: Operand): Tensor {
  return apply(op, [lift(condition), lift(a, b), lift(b, a)], undefined);
}
