import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'isNaN',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Number.isNaN(x[i]!) ? 1 : 0;
  },
  undefined,
  () => 'bool',
);

/**
 * True for every element that is NaN, such as 0/0.
 *
 *     out = x ≠ x
 *
 * shape     as x; bool
 * gradient  none
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: the name everybody looks for; it is only ever imported on purpose
export function isNaN(x: Operand): Tensor {
  return apply(op, [lift('isNaN', x)], undefined);
}
