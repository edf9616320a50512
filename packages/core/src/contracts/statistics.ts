import { stopGradient } from '../ops/stopGradient';
import { formatShape, sameShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import type { ForwardContext } from './layer';
import type { Weights } from './weights';

/** A place for running statistics, for one pass. */
export interface Statistics {
  readonly setBuffer: NonNullable<ForwardContext['setBuffer']>;
  /** What was left so far, under the names of weights. */
  readonly bufferUpdates: Weights;
}

/**
 * Collects the running statistics that layers leave in a pass, such as the averages of `batchNorm`. They are written down
 * for later and take no part in the gradient.
 *
 *     weights ← weights + moves of the optimizer, then { ...weights, ...left }
 *
 * throws  when a name is not among the weights, or the tensor is of another shape or dtype than the weight
 */
export function statistics(weights: Weights): Statistics {
  const left: Record<string, Tensor> = {};
  return {
    bufferUpdates: left,
    setBuffer(name, value) {
      const weight = weights[name];
      if (weight === undefined) {
        throw new RangeError(
          `leave: ${JSON.stringify(name)} is not among the weights — a running statistic takes the place of a weight, so init must begin it`,
        );
      }
      if (weight.dtype !== value.dtype || !sameShape(weight.shape, value.shape)) {
        throw new RangeError(
          `leave: ${JSON.stringify(name)} as ${value.dtype}${formatShape(value.shape)} — the weight is ${weight.dtype}${formatShape(weight.shape)}; a running statistic keeps shape and dtype`,
        );
      }
      left[name] = stopGradient(value);
    },
  };
}
