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
 * Brings each example's last axis to an average of 0 and a spread of 1, then stretches and moves it as learned.
 *
 *     away = x − mean x
 *     out  = away / √(mean away² + epsilon) · scale + shift
 *
 * shape   [batch, …, n] stays; scale and shift [n]
 * throws  when the last axis is not as long as the scale
 * source  Ba et al. 2016, Layer normalization, https://arxiv.org/abs/1607.06450
 */
export function layerNorm({ epsilon = 1e-5 }: { readonly epsilon?: number } = {}): Layer {
  if (!(epsilon > 0)) throw new RangeError(`layerNorm: epsilon ${epsilon} — it must be above 0, like 1e-5`);
  return {
    name: 'layerNorm',
    init(random, inputShape) {
      const width = inputShape.at(-1);
      if (width === undefined) {
        throw new RangeError('layerNorm: inputs of shape [] — a single number has no spread; it needs an axis');
      }
      const scale = constant(1)(random.split('scale'), [width]);
      const shift = constant(0)(random.split('shift'), [width]);
      return { weights: { scale, shift }, outputShape: inputShape };
    },
    forward(weights, x) {
      const scale = weightOf('layerNorm', weights, 'scale');
      if (x.shape.length < 2 || x.shape.at(-1) !== scale.shape[0]) {
        throw new RangeError(
          `layerNorm: input ${formatShape(x.shape)} — its scale is ${formatShape(scale.shape)}, so it takes [batch,…,${scale.shape[0]}]`,
        );
      }
      const away = sub(x, mean(x, { axis: -1, keepDims: true }));
      const spread = sqrt(add(mean(square(away), { axis: -1, keepDims: true }), epsilon));
      return add(mul(div(away, spread), scale), weightOf('layerNorm', weights, 'shift'));
    },
  };
}
