import type { Layer } from '../contracts/layer';
import { inference } from '../contracts/layer';
import { weightOf } from '../contracts/layerErrors';
import { constant } from '../initializers/constant';
import { add } from '../ops/add';
import { div } from '../ops/div';
import { mean } from '../ops/mean';
import { mul } from '../ops/mul';
import { sqrt } from '../ops/sqrt';
import { square } from '../ops/square';
import { stopGradient } from '../ops/stopGradient';
import { sub } from '../ops/sub';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/** How batch normalization measures. */
export interface BatchNormOptions {
  /** Keeps the division from 0 where a feature is always the same. */
  readonly epsilon?: number;
  /** How much of each new batch goes into the running statistics. */
  readonly momentum?: number;
}

/**
 * Brings each feature to an average of 0 and a spread of 1 over the batch, then stretches and moves it as learned. While
 * it learns it keeps a running average of what it measures, and goes by that when it is used.
 *
 *     center = mean x,  spread² = mean (x − center)²                                over all axes but the last, n numbers each
 *     out    = (x − center) / √(spread² + epsilon) · scale + shift                  while learning
 *     out    = (x − mean) / √(variance + epsilon) · scale + shift                   otherwise
 *     mean     ← mean + momentum · (center − mean)                                  left in the pass
 *     variance ← variance + momentum · (spread² · n / (n − 1) − variance)           left in the pass
 *
 * shape   [batch, …, features] stays, images [batch, h, w, c] too; scale, shift, mean and variance [features]
 * gradient   of scale and shift; mean and variance have none
 * throws  when the last axis is not as long as the scale, or a feature has a single number to learn from
 * source  Ioffe & Szegedy 2015, Batch normalization, https://arxiv.org/abs/1502.03167
 */
export function batchNorm({ epsilon = 1e-5, momentum = 0.1 }: BatchNormOptions = {}): Layer {
  if (!(epsilon > 0)) throw new RangeError(`batchNorm: epsilon ${epsilon} — it must be above 0, like 1e-5`);
  if (!(momentum > 0 && momentum <= 1)) {
    throw new RangeError(
      `batchNorm: momentum ${momentum} — the share of a new batch in the running statistics is above 0 and at most 1, like 0.1`,
    );
  }
  return {
    name: 'batchNorm',
    init(random, inputShape) {
      const width = inputShape.at(-1);
      if (width === undefined) {
        throw new RangeError(
          'batchNorm: inputs of shape [] — it needs a last axis of features; [1] for a single number?',
        );
      }
      const begin = (name: string, value: number): Tensor => constant(value)(random.split(name), [width]);
      const weights = {
        scale: begin('scale', 1),
        shift: begin('shift', 0),
        mean: begin('mean', 0),
        variance: begin('variance', 1),
      };
      return { weights, outputShape: inputShape };
    },
    forward(weights, x, context = inference) {
      const scale = weightOf('batchNorm', weights, 'scale');
      const shift = weightOf('batchNorm', weights, 'shift');
      const running = {
        mean: stopGradient(weightOf('batchNorm', weights, 'mean')),
        variance: stopGradient(weightOf('batchNorm', weights, 'variance')),
      };
      if (x.shape.length < 2 || x.shape.at(-1) !== scale.shape[0]) {
        throw new RangeError(
          `batchNorm: input ${formatShape(x.shape)} — its scale is ${formatShape(scale.shape)}, so it takes [batch,…,${scale.shape[0]}]`,
        );
      }
      const scaled = (away: Tensor, variance: Tensor): Tensor =>
        add(mul(div(away, sqrt(add(variance, epsilon))), scale), shift);
      if (!context.training) return scaled(sub(x, running.mean), running.variance);

      const axis = x.shape.slice(0, -1).map((_, i) => i);
      const count = axis.reduce((product, i) => product * x.shape[i]!, 1);
      if (count < 2) {
        throw new RangeError(
          `batchNorm: input ${formatShape(x.shape)} — one number of each feature has no spread to learn from; take batches of at least 2, the last one too`,
        );
      }
      const center = mean(x, { axis });
      const away = sub(x, center);
      const spread = mean(square(away), { axis });
      const leave = (name: 'mean' | 'variance', measured: Tensor): void => {
        const was = running[name];
        context.setBuffer?.(name, add(was, mul(sub(stopGradient(measured), was), momentum)));
      };
      leave('mean', center);
      leave('variance', mul(stopGradient(spread), count / (count - 1)));
      return scaled(away, spread);
    },
  };
}
