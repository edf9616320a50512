import { check } from '../check/check';
import type { ForwardContext, Layer } from '../contracts/layer';
import { aLayer, inference } from '../contracts/layer';
import { MissingTensorError, missingBuffer } from '../contracts/layerErrors';
import type { Tensor } from '../tensor/tensor';

/**
 * A layer with fixed weights: they become buffers, and the layer always runs as outside training. Optimizers do not see
 * its weights, normalization does not update its averages, and gradients pass through to the layers before.
 *
 *     out = layer.forward(weights, x)       never in training mode, even if the model is
 *
 * Names do not change, so `splitTensors` finds the tensors of a trained layer in a file of the model that it comes
 * from.
 *
 * shape   like the layer's
 * throws  like the layer, and when the buffers are missing
 */
export function frozen(layer: Layer): Layer {
  check('frozen: layer', layer, aLayer);
  return {
    name: layer.name,
    ...(layer.children && { children: layer.children.map(frozen) }),
    init(random, inputShape) {
      const { weights, buffers, outputShape } = layer.init(random, inputShape);
      return { weights: {}, buffers: { ...weights, ...buffers }, outputShape };
    },
    forward: (_, x, context = inference) => inUse(layer, x, context),
  };
}

function inUse(layer: Layer, x: Tensor, { rng, buffers = {} }: ForwardContext): Tensor {
  try {
    return layer.forward(buffers, x, { training: false, rng, buffers });
  } catch (error) {
    if (!(error instanceof MissingTensorError)) throw error;
    // a weight of the layer is a buffer here
    return missingBuffer(error.path, error.tensorName, buffers);
  }
}
