// One problem for all: a network as data, with its initial weights and its examples.
import { convolution2d, dense, flatten, maxPooling2d, random, relu, sequential, tanh } from '@gd/core';

const activations = { relu, tanh };

/** gd's model of a network's layers, like `[{ dense: 128, activation: 'relu' }, { dense: 10 }]`. */
export function modelOf({ layers }) {
  return sequential(
    ...layers.flatMap((layer) => {
      const activation = layer.activation === undefined ? [] : [activations[layer.activation]];
      if ('dense' in layer) return [dense(layer.dense), ...activation];
      if ('convolution' in layer) {
        return [convolution2d(layer.convolution, layer.size, { padding: 'same' }), ...activation];
      }
      return 'pool' in layer ? maxPooling2d(layer.pool) : flatten();
    }),
  );
}

/** The network with its numbers, as lists that every competitor can read. */
export function withNumbers(network) {
  const { input, batch, layers, loss } = network;
  const { weights, outputShape } = modelOf(network).init(random(1), input);
  const stream = random(2);
  const classes = outputShape[0];
  return {
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    ...network,
    layers,
    names: Object.keys(weights),
    start: Object.values(weights).map(({ shape, data }) => ({ shape: [...shape], values: Array.from(data) })),
    inputs: network.inputs ?? Array.from(stream.uniform([batch, ...input]).data),
    targets:
      network.targets ??
      (loss === 'crossEntropy'
        ? Array.from({ length: batch }, (_, i) => i % classes)
        : Array.from(stream.normal([batch, classes]).data)),
    classes,
  };
}
