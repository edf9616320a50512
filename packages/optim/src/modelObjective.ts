import type { Batch, Layer, Loss, Objective, Tensor, Weights } from '@gd/core';
import { stopGradient } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aLayer, check, formatShape, sameShape } from '@gd/core/extend';

const aLoss: Kind = ['a function of (prediction, targets), like mse', (value) => typeof value === 'function'];

/**
 * The training objective of a model: the loss of its predictions on a batch.
 *
 *     prediction = model.forward(weights, inputs)       in training, with the buffers
 *     loss       = loss(prediction, targets)
 *
 * `aux` is the prediction; `buffers` are those that the layers set.
 *
 * throws  when the model is not a layer or the loss not a function; when a layer sets a buffer that it does not have,
 *         or one of another shape or dtype
 */
export function modelObjective(model: Layer, loss: Loss): Objective<Batch, Tensor> {
  check('modelObjective: model', model, aLayer);
  check('modelObjective: loss', loss, aLoss);
  return (weights, { batch, buffers, rng }) => {
    const next: Record<string, Tensor> = { ...buffers };
    const setBuffer = (name: string, value: Tensor): void => {
      checkBuffer(name, value, buffers);
      next[name] = stopGradient(value);
    };
    const prediction = model.forward(weights, batch.inputs, { training: true, rng, buffers, setBuffer });
    return { loss: loss(prediction, batch.targets), aux: prediction, buffers: next };
  };
}

function checkBuffer(name: string, value: Tensor, buffers: Weights): void {
  const buffer = buffers[name];
  if (buffer === undefined) {
    throw new RangeError(
      `setBuffer: ${JSON.stringify(name)} is not among the buffers — a layer's init returns the first value of each`,
    );
  }
  if (buffer.dtype !== value.dtype || !sameShape(buffer.shape, value.shape)) {
    throw new RangeError(
      `setBuffer: ${JSON.stringify(name)} as ${value.dtype}${formatShape(value.shape)} — the buffer is ${buffer.dtype}${formatShape(buffer.shape)}; it keeps shape and dtype`,
    );
  }
}
