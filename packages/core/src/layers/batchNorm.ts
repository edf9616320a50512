import { readOptions } from '../check/readOptions';
import type { Layer } from '../contracts/layer';
import { inference } from '../contracts/layer';
import { bufferOf, weightOf } from '../contracts/layerErrors';
import { constant } from '../initializers/constant';
import { add } from '../ops/add';
import { div } from '../ops/div';
import { mean } from '../ops/mean';
import { mul } from '../ops/mul';
import { sqrt } from '../ops/sqrt';
import { square } from '../ops/square';
import { stopGradient } from '../ops/stopGradient';
import { sub } from '../ops/sub';
import { formatShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/** Options of `batchNorm`. */
export interface BatchNormOptions {
  /** Keeps the denominator above 0 for a constant feature. */
  readonly epsilon?: number;
  /** The weight of each new batch in the running averages. */
  readonly momentum?: number;
}

/**
 * Batch normalization: normalizes each feature to mean 0 and variance 1 over the batch, then scales and shifts it. In
 * training it updates running averages of mean and variance in its buffers; otherwise it normalizes with those.
 *
 *     center   = mean x                                                      over all axes but the last, n numbers each
 *     spread²  = mean (x − center)²
 *     out      = (x − center) / √(spread² + epsilon) · scale + shift         in training
 *     out      = (x − mean) / √(variance + epsilon) · scale + shift          otherwise
 *     mean     ← mean + momentum · (center − mean)                           in training
 *     variance ← variance + momentum · (spread² · n / (n − 1) − variance)    in training
 *
 * shape     [batch, …, features] → the same, also for images [batch, h, w, c]; weights scale and shift [features],
 *           buffers mean and variance [features]
 * throws    when the last axis does not match the scale, the buffers are missing, or a feature has only one number to
 *           train on
 * source    Ioffe & Szegedy 2015, Batch normalization, https://arxiv.org/abs/1502.03167
 */
export function batchNorm(options: BatchNormOptions = {}): Layer {
  const { epsilon, momentum } = readOptions('batchNorm(options)', options, {
    epsilon: ['(0, ∞)', 1e-5],
    momentum: ['(0, 1]', 0.1],
  });
  return {
    name: 'batchNorm',
    init(rng, inputShape) {
      const width = inputShape.at(-1);
      if (width === undefined) {
        throw new RangeError(
          'batchNorm: inputs of shape [] — it needs a last axis of features; [1] for a single number?',
        );
      }
      const filled = (name: string, value: number): Tensor => constant(value)(rng.split(name), [width]);
      return {
        weights: { scale: filled('scale', 1), shift: filled('shift', 0) },
        buffers: { mean: filled('mean', 0), variance: filled('variance', 1) },
        outputShape: inputShape,
      };
    },
    forward(weights, x, context = inference) {
      const scale = weightOf('batchNorm', weights, 'scale');
      const shift = weightOf('batchNorm', weights, 'shift');
      const running = {
        mean: bufferOf('batchNorm', context, 'mean'),
        variance: bufferOf('batchNorm', context, 'variance'),
      };
      if (x.shape.length < 2 || x.shape.at(-1) !== scale.shape[0]) {
        throw new RangeError(
          `batchNorm: input ${formatShape(x.shape)} — its scale is ${formatShape(scale.shape)}, so it takes [batch,…,${scale.shape[0]}]`,
        );
      }
      const scaled = (centered: Tensor, variance: Tensor): Tensor =>
        add(mul(div(centered, sqrt(add(variance, epsilon))), scale), shift);
      if (!context.training) return scaled(sub(x, running.mean), running.variance);

      const axis = x.shape.slice(0, -1).map((_, i) => i);
      const count = sizeOf(x.shape.slice(0, -1));
      if (count < 2) {
        throw new RangeError(
          `batchNorm: input ${formatShape(x.shape)} — one number of each feature has no variance to train on; take batches of at least 2, the last one too: miniBatch(32, { last: 'drop' })?`,
        );
      }
      const center = mean(x, { axis });
      const centered = sub(x, center);
      const spread = mean(square(centered), { axis });
      const average = (name: 'mean' | 'variance', measured: Tensor): void => {
        const before = running[name];
        context.setBuffer?.(name, add(before, mul(sub(stopGradient(measured), before), momentum)));
      };
      average('mean', center);
      average('variance', mul(stopGradient(spread), count / (count - 1)));
      return scaled(centered, spread);
    },
  };
}
