import type { Optimizer, Schedule, State, Tensor } from '@gd/core';
import { div, maximum, minimum, mul, sqrt, square, sum } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** How `adaptiveClip` shortens. */
export interface ClipAdaptivelyOptions {
  /** The longest arrow of gradients that passes as it is, beside the length of its weights. */
  readonly clipFactor?: Schedule;
  /** How long weights count at least, so that weights of zero can move. */
  readonly clipFloor?: Schedule;
}

/**
 * Shortens the gradients into each box where they are long beside its weights, without turning them.
 *
 *     limit = clipFactor · max(‖weight‖, clipFloor)       for each output: over all axes but the last
 *     grad  ← grad · min(1, limit / ‖grad‖)               a row, or a single number, number by number
 *
 * state   that of the inner optimizer
 * source  Brock, De, Smith & Simonyan 2021, High-performance large-scale image recognition without normalization, eq. 3,
 *         https://arxiv.org/abs/2102.06171; our kernels have outputs last. The paper leaves the last layer unclipped:
 *         `partition` can
 */
export function adaptiveClip<S extends State>(
  inner: Optimizer<S>,
  { clipFactor = 0.01, clipFloor = 1e-3, ...rest }: ClipAdaptivelyOptions = {},
): Optimizer<S> {
  const declared = { clipFactor: [clipFactor, '(0, ∞)'], clipFloor: [clipFloor, '(0, ∞)'] } as const;
  const own = declareOptions('adaptiveClip', declared, rest);
  return {
    ...inner,
    name: `adaptiveClip(${inner.name})`,
    options: mergeOptions('adaptiveClip', inner, own),
    step(view) {
      const { clipFactor, clipFloor } = view.options;
      const grads = mapWeights(view.grads, (grad, name) => {
        const limit = mul(maximum(unitNorm(view.weights[name]!), clipFloor!), clipFactor!);
        return mul(grad, minimum(div(limit, unitNorm(grad)), 1));
      });
      return inner.step({ ...view, grads });
    },
  };
}

/** The length of what goes into each output. */
function unitNorm(x: Tensor): Tensor {
  const axis = Array.from({ length: x.shape.length - 1 }, (_, i) => i);
  return sqrt(axis.length > 0 ? sum(square(x), { axis, keepDims: true }) : square(x));
}
