import type { Operand, Tensor, Weights } from '@gd/core';
import { valueAndGrad } from '@gd/core';
import { checkNumbers } from '../options/checkNumbers';
import { asRow } from '../search/asRow';
import { kindOf } from '../search/kindOf';
import type { MinimizeResult } from '../search/minimizeResult';
import { pathRecorder } from '../search/minimizeResult';
import type { StopOptions, StopReason } from '../search/stopRule';
import type { Spot } from '../search/wolfe';
import { wolfe } from '../search/wolfe';

/** How `lbfgs` steps, and when it stops. */
export interface LbfgsOptions extends StopOptions {
  /** From how many steps back the curvature of the ground is remembered. */
  readonly history?: number;
  /** How much of the fall that the gradient promises a step must bring. */
  readonly decrease?: number;
  /** How much of the gradient along its line a step may leave; a small share searches each line more exactly. */
  readonly curvature?: number;
}

/** A place with its gradients, all weights in one row. */
interface Stand extends Spot {
  readonly weights: Weights;
  readonly grads: Weights;
  readonly row: Float64Array;
  readonly grad: Float64Array;
}

interface Pair {
  readonly applyUpdates: Float64Array;
  readonly turned: Float64Array;
  readonly share: number;
}

/**
 * Feels from its last steps how the ground bends, and aims for the floor; it looks several times before each step. For
 * ground that stays the same, not for mini-batches.
 *
 *     s, y    = how weights and gradients changed in each remembered step, newest first as it goes out, oldest first back
 *     q       ← q − aᵢ yᵢ,  aᵢ = sᵢ·q / sᵢ·yᵢ                    from q = grad
 *     r       ← r + sᵢ (aᵢ − yᵢ·r / sᵢ·yᵢ)                        from r = q · s·y / y·y of the newest
 *     weights ← weights − step · r                                the step found by strong Wolfe conditions, 1 first
 *
 * shape   as the start: a number gives numbers (and walks in float64), a tensor tensors, weights weights
 * throws  when an option is out of range. Like `minimize` it does not throw on a loss of NaN or Infinity at the start:
 *         it ends as `diverged`; on the way such places count as too high. `stuck`: no lower place along the gradient, as at
 *         a kink, or at the floor as far as the dtype can tell. `flat`: no gradient is steeper than `gradientSize`, or 0
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
export function lbfgs(
  f: (x: never) => Operand,
  start: number | Tensor | Weights,
  {
    steps = 1000,
    tolerance = 0,
    target = -Number.MAX_VALUE,
    gradientSize = 0,
    history = 10,
    decrease = 1e-4,
    curvature = 0.9,
    ...rest
  }: LbfgsOptions = {},
): MinimizeResult<unknown> {
  const wolfeShares = { decrease: [decrease, '[0, 1)'], curvature: [curvature, '[0, 1)'] } as const;
  const stops = { steps: [steps, '[0, ∞)'], tolerance: [tolerance, '[0, ∞)'], target: [target, '(-∞, ∞)'] } as const;
  const others = { gradientSize: [gradientSize, '[0, ∞)'], history: [history, '[0, ∞)'] } as const;
  checkNumbers('lbfgs', { ...stops, ...others, ...wolfeShares }, rest);
  if (decrease >= curvature) {
    throw new RangeError(`lbfgs: decrease ${decrease}, curvature ${curvature} — decrease must be the smaller`);
  }
  const kind = kindOf(start);
  const flat = asRow('lbfgs', kind.start);
  const gradients = valueAndGrad((weights: Weights) => f(kind.given(weights) as never));
  const stand = (weights: Weights): Stand => {
    const { value, grad: grads } = gradients(weights);
    return {
      weights,
      grads,
      row: flat.row(weights),
      grad: flat.row(grads),
      step: 0,
      height: value.data[0]!,
      directional: 0,
    };
  };
  const search = (here: Stand, pairs: readonly Pair[]): Stand | undefined => {
    const heading = headingOf(here.grad, pairs);
    const directional = dot(here.grad, heading);
    if (!(directional < 0)) return undefined;
    const at = (step: number): Stand => {
      const there = stand(flat.weights(here.row.map((x, i) => x + step * heading[i]!)));
      return { ...there, step, directional: dot(there.grad, heading) };
    };
    const size = here.grad.reduce((sum, g) => sum + Math.abs(g), 0);
    return wolfe(at, { ...here, directional, step: 0 }, pairs.length > 0 ? 1 : Math.min(1, 1 / size), {
      decrease,
      curvature,
    });
  };

  const recorder = pathRecorder<unknown>({ steps, tolerance, target, gradientSize });
  let here = stand(kind.start);
  let pairs: readonly Pair[] = [];
  let stopped: StopReason | undefined;
  while (true) {
    stopped = recorder.push(kind.shown(here.weights), here.height, here.grads);
    if (stopped !== undefined) return recorder.finish(stopped);
    // what was remembered may mislead: then plain descent gets a chance
    const next = search(here, pairs) ?? (pairs.length > 0 ? search(here, []) : undefined);
    if (next === undefined) return recorder.finish('stuck');
    pairs = remember(pairs, here, next, history);
    here = next;
  }
}

function remember(pairs: readonly Pair[], here: Stand, next: Stand, history: number): readonly Pair[] {
  const applyUpdates = next.row.map((x, i) => x - here.row[i]!);
  const turned = next.grad.map((g, i) => g - here.grad[i]!);
  const product = dot(applyUpdates, turned);
  if (!(product > Number.EPSILON * dot(turned, turned))) return pairs;
  return [{ applyUpdates, turned, share: 1 / product }, ...pairs].slice(0, history);
}

function headingOf(grad: Float64Array, pairs: readonly Pair[]): Float64Array {
  const heading = grad.map((g) => -g);
  const shares = pairs.map(({ applyUpdates, turned, share }) => {
    const part = share * dot(applyUpdates, heading);
    addTo(heading, turned, -part);
    return part;
  });
  const newest = pairs[0];
  if (newest !== undefined) {
    const scale = 1 / (newest.share * dot(newest.turned, newest.turned));
    for (let i = 0; i < heading.length; i++) heading[i]! *= scale;
  }
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { applyUpdates, turned, share } = pairs[k]!;
    addTo(heading, applyUpdates, shares[k]! - share * dot(turned, heading));
  }
  return heading;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addTo(to: Float64Array, row: Float64Array, share: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += share * row[i]!;
}
