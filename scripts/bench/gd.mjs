import { tensor } from '@gd/core';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { trainStep } from '@gd/train';
import { timed } from './timed.mjs';

/** Ours, eager: the step that `fit` takes. */
export function gd({ model, weights: start, inputs, truth, learningRate, beta1, beta2, epsilon }) {
  const optimizer = adam({ learningRate, beta1, beta2, epsilon });
  const batch = { inputs: tensor(inputs, { shape: [4, 2] }), truth: tensor(truth, { shape: [4, 1] }) };
  const step = trainStep({ model, loss: mse, optimizer });
  let at = { weights: start, state: optimizer.init(start) };
  let t = 0;
  return timed('gd, eager', () => {
    at = step({ weights: at.weights, state: at.state, batch, t: ++t });
    return at.loss;
  });
}
