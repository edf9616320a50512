import { tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { trainStep } from '@gd/train';
import { modelOf } from '../network.mjs';

/** gd: the whole step compiled, on one thread. */
export function make(problem) {
  return descend(problem, 1);
}

/** The same on a given number of threads, once they have started. */
export async function descend(problem, threads) {
  const { optimizer, weights, batch } = ours(problem);
  const start = { weights, state: optimizer.init(weights), count: 0 };
  const loss = problem.loss === 'mse' ? mse : crossEntropy;
  const step = await trainStep({ model: modelOf(problem), loss, optimizer, weights, threads });
  return { run: () => step(batch), restart: () => step.load(start) };
}

/** Converts the problem to gd's terms. */
export function ours({ learningRate, beta1, beta2, epsilon, names, start, ...problem }) {
  const { input, batch, inputs, targets, loss, classes } = problem;
  return {
    optimizer: adam({ learningRate, beta1, beta2, epsilon }),
    weights: Object.fromEntries(names.map((name, i) => [name, tensor(start[i].values, { shape: start[i].shape })])),
    batch: {
      inputs: tensor(inputs, { shape: [batch, ...input] }),
      targets: loss === 'mse' ? tensor(targets, { shape: [batch, classes] }) : tensor(targets, { dtype: 'int32' }),
    },
  };
}
