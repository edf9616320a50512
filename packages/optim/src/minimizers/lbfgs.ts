import type { Operand, Tensor, Weights } from '@gd/core';
import { valueAndGrad } from '@gd/core';
import { aFunction, check, readOptions } from '@gd/core/extend';
import { asRow } from '../search/asRow';
import type { Pair } from '../search/inverseHessian';
import { dot, quasiNewtonDirection, remember } from '../search/inverseHessian';
import type { Start } from '../search/kindOf';
import { aStart, kindOf } from '../search/kindOf';
import type { MinimizeResult } from '../search/minimizeResult';
import { pathRecorder } from '../search/minimizeResult';
import type { StopOptions } from '../search/stopRule';
import type { LinePoint } from '../search/wolfe';
import { wolfe } from '../search/wolfe';

/** Options of `lbfgs`. */
export interface LbfgsOptions extends StopOptions {
  /** The number of past steps from which the curvature is estimated. */
  readonly history?: number;
  /** The share of the decrease predicted by the gradient that a step must achieve (Armijo's c₁). */
  readonly decrease?: number;
  /**
   * The share of the derivative along the line that a step may leave (Wolfe's c₂); a small share searches each line
   * more exactly.
   */
  readonly curvature?: number;
}

/** A point with its gradient, all weights in one row. */
interface Evaluated extends LinePoint {
  readonly weights: Weights;
  readonly grads: Weights;
  readonly row: Float64Array;
  readonly grad: Float64Array;
}

/**
 * L-BFGS: a quasi-Newton method that estimates the curvature from its past steps. It evaluates the function several
 * times per step, and suits functions that stay the same, not mini-batches.
 *
 *     s, y      = the changes of weights and gradients in each remembered step
 *     direction = −(inverse Hessian estimated from s and y) · grad
 *     weights   ← weights + step · direction                       by the strong Wolfe conditions; 1 is tried first
 *
 * shape   like the start: a number gives numbers (computed in float64), a tensor tensors, weights weights
 * throws  when an option is out of range. As in `minimize`, a loss of NaN or Infinity at the start does not throw: the
 *         result is `diverged`; later such points count as too high. `stuck`: no lower point along the gradient, as at
 *         a kink, or at the minimum up to rounding. `flat`: no gradient is larger than `gradientSize`, or 0
 * source  Nocedal & Wright 2006, Numerical Optimization, algorithms 7.4, 3.5 and 3.6,
 *         https://doi.org/10.1007/978-0-387-40065-5; Liu & Nocedal 1989, https://doi.org/10.1007/BF01589116
 */
export function lbfgs(f: (x: Tensor) => Operand, start: number, options?: LbfgsOptions): MinimizeResult<number>;
export function lbfgs(f: (x: Tensor) => Operand, start: Tensor, options?: LbfgsOptions): MinimizeResult<Tensor>;
export function lbfgs<W extends Weights>(
  f: (weights: W) => Operand,
  start: W,
  options?: LbfgsOptions,
): MinimizeResult<W>;
export function lbfgs(f: (x: never) => Operand, start: Start, options: LbfgsOptions = {}): MinimizeResult<unknown> {
  const { history, decrease, curvature, ...stops } = checkedOptions(options);
  check('lbfgs: f', f, aFunction);
  const kind = kindOf(check('lbfgs: start', start, aStart));
  const { evaluate, lineFrom } = evaluator(f, kind);
  const search = (here: Evaluated, pairs: readonly Pair[]): Evaluated | undefined => {
    const direction = quasiNewtonDirection(here.grad, pairs);
    const derivative = dot(here.grad, direction);
    if (!(derivative < 0)) return undefined;
    const size = here.grad.reduce((sum, g) => sum + Math.abs(g), 0);
    const first = pairs.length > 0 ? 1 : Math.min(1, 1 / size);
    return wolfe(lineFrom(here, direction), { ...here, derivative, step: 0 }, first, { decrease, curvature });
  };

  let here = evaluate(kind.start);
  const recorder = pathRecorder<unknown>(stops, here.row.length);
  let pairs: readonly Pair[] = [];
  while (true) {
    const stopped = recorder.push(kind.shown(here.weights), here.loss, here.grads);
    if (stopped !== undefined) return recorder.finish(stopped);
    // the remembered curvature may mislead: then try plain descent
    const next = search(here, pairs) ?? (pairs.length > 0 ? search(here, []) : undefined);
    if (next === undefined) return recorder.finish('stuck');
    pairs = remember(pairs, here, next, history);
    here = next;
  }
}

/** Evaluates loss and gradient at weights, and at points along a line. */
function evaluator(f: (x: never) => Operand, kind: ReturnType<typeof kindOf>) {
  const flat = asRow('lbfgs', kind.start);
  const gradients = valueAndGrad((weights: Weights) => f(kind.given(weights) as never));
  const evaluate = (weights: Weights): Evaluated => {
    const { value, grad: grads } = gradients(weights);
    const [row, grad] = [flat.row(weights), flat.row(grads)];
    return { weights, grads, row, grad, step: 0, loss: value.data[0]!, derivative: 0 };
  };
  const lineFrom = (here: Evaluated, direction: Float64Array) => (step: number) => {
    const there = evaluate(flat.weights(here.row.map((x, i) => x + step * direction[i]!)));
    return { ...there, step, derivative: dot(there.grad, direction) };
  };
  return { evaluate, lineFrom };
}

function checkedOptions(options: LbfgsOptions) {
  const read = readOptions('lbfgs(f, start, options)', options, {
    steps: ['[0, ∞)', 1000],
    tolerance: ['[0, ∞)', 0],
    target: ['(-∞, ∞)', -Number.MAX_VALUE],
    gradientSize: ['[0, ∞)', 0],
    history: ['[0, ∞)', 10],
    decrease: ['[0, 1)', 1e-4],
    curvature: ['[0, 1)', 0.9],
  });
  const { decrease, curvature } = read;
  if (decrease < curvature) return read;
  throw new RangeError(
    `lbfgs: decrease ${decrease}, curvature ${curvature} — wanted decrease below curvature; try the defaults 1e-4 and 0.9`,
  );
}
