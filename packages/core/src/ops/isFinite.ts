import { unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'isFinite',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = Number.isFinite(x[i]!) ? 1 : 0;
  },
  undefined,
  () => 'bool',
);

/**
 * True for every element that is neither infinite nor NaN.
 *
 *     out = |x| < ∞
 *
 * shape     as x; bool
 * gradient  none
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: the name everybody looks for; it is only ever imported on purpose
export function isFinite(x: Operand): Tensor {
  return apply(op, [lift('isFinite', x)], undefined);
}
