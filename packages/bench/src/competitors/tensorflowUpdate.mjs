import * as tf from '@tensorflow/tfjs-core';
import { bytesOf, numbersOf, probe } from '../update.mjs';
import { begin, version } from './tensorflowBackend.mjs';

export { version };

const optimizers = {
  adam: ({ learningRate, beta1, beta2, epsilon }) => tf.train.adam(learningRate, beta1, beta2, epsilon),
  momentum: ({ learningRate, momentum }) => tf.train.momentum(learningRate, momentum),
  rmsprop: ({ learningRate, decay, epsilon }) => tf.train.rmsprop(learningRate, decay, 0, epsilon),
};

/** TensorFlow.js: its optimizer's own `applyGradients`. */
export async function make({ optimizer: name, options, size }) {
  await begin();
  const { weights, grads } = numbersOf({ size });
  const start = tf.tensor1d(weights);
  const weight = tf.variable(start, true, 'weight');
  const gradients = { weight: tf.tensor1d(grads) };
  let optimizer;
  const restart = () => {
    optimizer?.dispose();
    weight.assign(start);
    optimizer = optimizers[name](options);
  };
  restart();
  return {
    run: () => optimizer.applyGradients(gradients),
    restart,
    answer: () => weight.dataSync()[probe],
    amount: bytesOf[name] * size,
  };
}
