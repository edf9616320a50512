import { check } from '../check/check';
import type { ForwardContext, Layer } from '../contracts/layer';
import { aLayer, inference } from '../contracts/layer';
import { MissingTensorError, missingBuffer } from '../contracts/layerErrors';
import type { Tensor } from '../tensor/tensor';

/**
 * A layer that is used and never trained: its weights become buffers, and it always runs as in use. Optimizers do not see
 * it, normalization keeps its averages, and gradients pass through it to the layers before.
 *
 *     out = layer.forward(weights, x)       not in training, whatever the model does
 *
 * Names stay, so `splitTensors` finds the tensors of a trained layer in a file of the model it comes from.
 *
 * shape   as the layer's
 * throws  as the layer, and when the buffers are missing
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
    // what the layer calls a weight is a buffer here
    return missingBuffer(error.path, error.tensorName, buffers);
  }
}
