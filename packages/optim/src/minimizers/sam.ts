import type { Operand, Optimizer, Schedule, Tensor, Weights } from '@gd/core';
import { add, div, greater, mul, random, sqrt, square, sum, tensor, valueAndGrad, where } from '@gd/core';
import { applyUpdates } from '../optimizerStep';
import { checkNumbers } from '../options/checkNumbers';
import { declareOptions } from '../options/declareOptions';
import { resolveOptions } from '../options/resolveOptions';
import { kindOf } from '../search/kindOf';
import type { MinimizerResult } from '../search/minimizerResult';
import { pathRecorder } from '../search/minimizerResult';
import type { StopOptions } from '../search/stopRule';
import { mapWeights } from '../weights/mapWeights';

/** How far `sam` climbs before it steps, and when it stops. */
export interface SamOptions extends StopOptions {
  /** How far uphill it looks for the gradient to follow, over all weights together. */
  readonly radius?: Schedule;
  /** Decides all chance, for optimizers that need some; 0 unless said. */
  readonly seed?: number;
}

/**
 * Climbs a little first and walks down by the gradient felt up there: narrow dents do not fool it, wide valleys keep it.
 *
 *     climb   = radius · grad(weights) / ‖grad(weights)‖             over all weights together; 0 where it is flat
 *     grad    = grad(weights + climb)
 *     weights ← weights + the optimizer's moves for grad
 *
 * shape   as the start: a number gives numbers (and walks in float64), a tensor tensors, weights weights
 * units   radius: those of the weights
 * throws  when an option is out of range. A loss that leaves the numbers does not throw: it ends as `diverged`, with a hint
 * source  Foret, Kleiner, Mobahi & Neyshabur 2021, Sharpness-aware minimization, https://arxiv.org/abs/2010.01412
 *         (algorithm 1, p = 2). Two gradients a step; losses on the path and the stopping rules are of the place itself
 */
export function sam(
  f: (x: Tensor) => Operand,
  start: number,
  optimizer: Optimizer,
  options?: SamOptions,
): MinimizerResult<number>;
export function sam(
  f: (x: Tensor) => Operand,
  start: Tensor,
  optimizer: Optimizer,
  options?: SamOptions,
): MinimizerResult<Tensor>;
export function sam<W extends Weights>(
  f: (weights: W) => Operand,
  start: W,
  optimizer: Optimizer,
  options?: SamOptions,
): MinimizerResult<W>;
export function sam(
  f: (x: never) => Operand,
  start: number | Tensor | Weights,
  optimizer: Optimizer,
  {
    radius = 0.05,
    steps = 1000,
    tolerance = 0,
    target = -Number.MAX_VALUE,
    gradientSize,
    seed = 0,
    ...rest
  }: SamOptions = {},
): MinimizerResult<unknown> {
  const { radius: reach } = declareOptions('sam', { radius: [radius, '[0, ∞)'] });
  const stops = { steps: [steps, '[0, ∞)'], tolerance: [tolerance, '[0, ∞)'], target: [target, '(-∞, ∞)'] } as const;
  checkNumbers(
    'sam',
    { ...stops, ...(gradientSize !== undefined && { gradientSize: [gradientSize, '[0, ∞)'] }) },
    rest,
  );
  const rng = random(seed);
  const kind = kindOf(start);
  const gradients = valueAndGrad((weights: Weights) => f(kind.given(weights) as never));
  const own = { radius: reach };
  const tale = pathRecorder(kind.shown, {
    steps,
    tolerance,
    target,
    ...(gradientSize !== undefined && { gradientSize }),
  });
  let weights: Weights = kind.start;
  let state = optimizer.init(weights);
  for (let t = 1; ; t++) {
    const { value, grad } = gradients(weights);
    const stopped = tale.push(weights, value.data[0]!, grad);
    if (stopped !== undefined) return tale.finish(stopped, optimizer);
    const { grad: grads } = gradients(applyUpdates(weights, climb(grad, resolveOptions(own, t).radius!)));
    const options = resolveOptions(optimizer.options, t);
    const step = tensor(Float64Array.of(t), { shape: [] });
    const answer = optimizer.step({ grads, weights, state, options, t: step, rng: rng.split(t) });
    weights = applyUpdates(weights, answer.updates);
    state = answer.state;
  }
}

function climb(grad: Weights, radius: Tensor): Weights {
  const squares = Object.values(grad).map((gradients) => sum(square(gradients)));
  if (squares.length === 0) return grad;
  const length = sqrt(squares.reduce((total: Tensor, part) => add(total, part)));
  return mapWeights(grad, (gradients) => mul(gradients, where(greater(length, 0), div(radius, length), 0)));
}
