import { ternary } from '../op/elementwise';
import { apply, lift, promote } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { greater } from './greater';
import { greaterEqual } from './greaterEqual';
import { less } from './less';
import { lessEqual } from './lessEqual';
import { logicalAnd } from './logicalAnd';
import { maximum } from './maximum';
import { where } from './where';

const op = ternary(
  'clamp',
  (out, x, stepX, low, stepLow, high, stepHigh) => {
    for (let i = 0; i < out.length; i++) {
      out[i] = Math.min(Math.max(x[i * stepX]!, low[i * stepLow]!), high[i * stepHigh]!);
    }
  },
  [
    (grad, { inputs: [x, low, high] }) => where(logicalAnd(greaterEqual(x, low), lessEqual(x, high)), grad, 0),
    (grad, { inputs: [x, low, high] }) => where(logicalAnd(less(x, low), lessEqual(low, high)), grad, 0),
    (grad, { inputs: [x, low, high] }) => where(greater(maximum(x, low), high), grad, 0),
  ],
  (inputs) => promote('clamp', inputs),
);

/**
 * Limits every element to the range from `low` to `high`: an element that is too low becomes `low`, one that is too
 * high becomes `high`.
 *
 *     out = min(max(x, low), high)
 *
 * shape     x, low and high broadcast
 * gradient  1 for x from low to high, both included, and 0 outside; for a bound, 1 where x is cut to it
 */
export function clamp(x: Operand, low: Operand, high: Operand): Tensor {
  return apply(op, [lift('clamp', x, low), lift('clamp', low, x), lift('clamp', high, x)], undefined);
}
