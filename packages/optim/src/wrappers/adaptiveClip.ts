import type { Optimizer, Schedule, State, Tensor } from '@gd/core';
import { div, maximum, minimum, mul } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';
import { normAlong } from '../weights/norm';

/** How far `adaptiveClip` lets gradients go. */
export interface AdaptiveClipOptions {
  /** The longest gradient that passes unclipped, relative to the length of its weights. */
  readonly clipFactor?: Schedule;
  /** The least length that weights count as, so that weights of zero can change. */
  readonly clipFloor?: Schedule;
}

/**
 * Adaptive gradient clipping: the gradients of each output unit are scaled down where they are long relative to its
 * weights. Their direction stays.
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
  { clipFactor = 0.01, clipFloor = 1e-3, ...rest }: AdaptiveClipOptions = {},
): Optimizer<S> {
  const declared = { clipFactor: [clipFactor, '(0, ∞)'], clipFloor: [clipFloor, '(0, ∞)'] } as const;
  const own = declareOptions('adaptiveClip', declared, rest);
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

/** The length of what goes into each output. */
function unitNorm(x: Tensor): Tensor {
  return normAlong(
    x,
    Array.from({ length: x.shape.length - 1 }, (_, i) => i),
  );
}
