import * as tf from '@tensorflow/tfjs-core';
import { begin, version } from './tensorflowBackend.mjs';

export { version };

/** TensorFlow.js: its own `minimize`, on WebAssembly with SIMD unless the problem says `backend: 'cpu'`. */
export async function make({ learningRate, beta1, beta2, epsilon, start, backend = 'wasm', ...problem }) {
  await begin(backend);
  const values = start.map(({ shape, values }) => tf.tensor(values, shape));
  const weights = values.map((value) => tf.variable(value));
  const inputs = tf.tensor(problem.inputs, [problem.batch, ...problem.input]);
  const targets = targetsOf(problem);
  const loss = () => lossOf(problem.loss, forward(problem.layers, weights, inputs), targets);
  let optimizer;
  const restart = () => {
    optimizer?.dispose();
    for (const [i, weight] of weights.entries()) weight.assign(values[i]);
    optimizer = tf.train.adam(learningRate, beta1, beta2, epsilon);
  };
  restart();
  return {
    run() {
      const cost = optimizer.minimize(loss, true);
      const value = cost.dataSync()[0];
      cost.dispose();
      return value;
    },
    restart,
  };
}

function targetsOf({ loss, targets, batch, classes }) {
  if (loss === 'mse') return tf.tensor(targets, [batch, classes]);
  return tf.cast(tf.oneHot(tf.tensor1d(targets, 'int32'), classes), 'float32');
}

function lossOf(name, prediction, targets) {
  if (name === 'mse') return tf.mean(tf.squaredDifference(prediction, targets));
  return tf.losses.softmaxCrossEntropy(targets, prediction);
}

function forward(layers, weights, inputs) {
  let left = weights;
  return layers.reduce((x, layer) => {
    if ('pool' in layer) return tf.maxPool(x, layer.pool, layer.pool, 'valid');
    if ('flatten' in layer) return tf.reshape(x, [x.shape[0], -1]);
    const [kernel, bias] = left;
    left = left.slice(2);
    // relu is fused into the product, as in its own layers
    const activation = layer.activation === 'relu' ? 'relu' : 'linear';
    const y =
      'dense' in layer
        ? tf.fused.matMul({ a: x, b: kernel, bias, activation })
        : tf.fused.conv2d({ x, filter: kernel, strides: 1, pad: 'same', bias, activation });
    return layer.activation === 'tanh' ? tf.tanh(y) : y;
  }, inputs);
}
