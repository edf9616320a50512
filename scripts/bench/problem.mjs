// What every contender computes: the same net, from the same weights, on the same four examples.
import { dense, random, sequential, tanh } from '@gd/core';

const model = sequential(dense(8), tanh, dense(1));
const { weights } = model.init(random(1), [2]);
const list = (name) => Array.from(weights[name].data);

export const problem = {
  model,
  weights,
  inputs: [0, 0, 0, 1, 1, 0, 1, 1],
  truth: [0, 1, 1, 0],
  learningRate: 0.001,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  /** First kernel [2,8] and bias [8], second kernel [8,1] and bias [1]. */
  start: [list('0.dense/kernel'), list('0.dense/bias'), list('2.dense/kernel'), list('2.dense/bias')],
};
