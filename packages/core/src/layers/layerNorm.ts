import { readOptions } from '../check/readOptions';
import type { Layer } from '../contracts/layer';
import { weightOf } from '../contracts/layerErrors';
import { constant } from '../initializers/constant';
import { add } from '../ops/add';
import { div } from '../ops/div';
import { mean } from '../ops/mean';
import { mul } from '../ops/mul';
import { sqrt } from '../ops/sqrt';
import { square } from '../ops/square';
import { sub } from '../ops/sub';
import { formatShape } from '../tensor/shape';

/**
 * Layer normalization: normalizes the last axis of each example to mean 0 and variance 1, then applies a learned scale
 * and shift.
 *
 *     centered = x − mean x
 *     out      = centered / √(mean centered² + epsilon) · scale + shift
 *
 * shape     [batch, …, n], as x; scale and shift [n]
 * throws    when the last axis of x does not match the scale
 * source    Ba et al. 2016, Layer normalization, https://arxiv.org/abs/1607.06450
 */
export function layerNorm(options: { readonly epsilon?: number } = {}): Layer {
  const { epsilon } = readOptions('layerNorm(options)', options, { epsilon: ['(0, ∞)', 1e-5] });
  return {
    name: 'layerNorm',
    init(rng, inputShape) {
      const width = inputShape.at(-1);
      if (width === undefined) {
        throw new RangeError('layerNorm: inputs of shape [] — a single number has no variance; it needs an axis');
      }
      const scale = constant(1)(rng.split('scale'), [width]);
      const shift = constant(0)(rng.split('shift'), [width]);
      return { weights: { scale, shift }, outputShape: inputShape };
    },
    forward(weights, x) {
      const scale = weightOf('layerNorm', weights, 'scale');
      if (x.shape.length < 2 || x.shape.at(-1) !== scale.shape[0]) {
        throw new RangeError(
          `layerNorm: input ${formatShape(x.shape)} — its scale is ${formatShape(scale.shape)}, so it takes [batch,…,${scale.shape[0]}]`,
        );
      }
      const centered = sub(x, mean(x, { axis: -1, keepDims: true }));
      const deviation = sqrt(add(mean(square(centered), { axis: -1, keepDims: true }), epsilon));
      return add(mul(div(centered, deviation), scale), weightOf('layerNorm', weights, 'shift'));
    },
  };
}
