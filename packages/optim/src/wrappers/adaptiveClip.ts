import type { Optimizer, Schedule, State, Tensor } from '@gd/core';
import { div, maximum, minimum, mul } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { normAlong } from '../weights/norm';

/** Options of `adaptiveClip`. */
export interface AdaptiveClipOptions {
  /** The greatest norm of a gradient that passes unclipped, relative to the norm of its weights. */
  readonly clipFactor?: Schedule;
  /** The least norm that weights count as, so that weights of zero can change. */
  readonly clipFloor?: Schedule;
}

/**
 * Adaptive gradient clipping: scales the gradient of each output unit down if its norm is large relative to that of the
 * unit's weights. The direction does not change.
 *
 *     limit = clipFactor · max(‖weight‖, clipFloor)       for each output: over all axes except the last
 *     grad  ← grad · min(1, limit / ‖grad‖)               with fewer than two axes, for each number separately
 *
 * state   that of the inner optimizer
 * source  Brock, De, Smith & Simonyan 2021, High-performance large-scale image recognition without normalization, eq. 3,
 *         https://arxiv.org/abs/2102.06171; in our kernels the outputs are the last axis. The paper leaves the last
 *         layer unclipped, which `partition` can do
 */
export function adaptiveClip<S extends State>(inner: Optimizer<S>, given: AdaptiveClipOptions = {}): Optimizer<S> {
  check('adaptiveClip: optimizer', inner, anOptimizer);
  const declared = { clipFactor: ['(0, ∞)', 0.01], clipFloor: ['(0, ∞)', 1e-3] } as const;
  const { options: own } = declareOptions('adaptiveClip(optimizer, options)', given, declared);
  return {
    ...inner,
    name: `adaptiveClip(${inner.name})`,
    options: mergeOptions('adaptiveClip', inner, own),
    step(input) {
      const { clipFactor, clipFloor } = input.options;
      const grads = mapWeights(input.grads, (grad, name) => {
        const limit = mul(maximum(unitNorm(input.weights[name]!), clipFloor!), clipFactor!);
        return mul(grad, minimum(div(limit, unitNorm(grad)), 1));
      });
      return inner.step({ ...input, grads });
    },
  };
}

/** The norm of the weights into each output. */
function unitNorm(x: Tensor): Tensor {
  return normAlong(
    x,
    Array.from({ length: x.shape.length - 1 }, (_, i) => i),
  );
}
