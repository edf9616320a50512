import { numberOf, unary } from '../op/elementwise';
import { apply, lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';

const op = unary(
  'round',
  (out, x) => {
    for (let i = 0; i < out.length; i++) out[i] = toNearest(x[i]!);
  },
  undefined,
  numberOf,
);

function toNearest(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return rest < 0.5 ? down : Math.ceil(x);
  return down % 2 === 0 ? down : Math.ceil(x);
}

/**
 * Rounds every element to the nearest whole number, and halves to the even one, so that halves do not drift upward.
 *
 *     out = ⌊x⌉
 *
 * shape     as x
 * gradient  none
 */
export function round(x: Operand): Tensor {
  return apply(op, [lift('round', x)], undefined);
}
