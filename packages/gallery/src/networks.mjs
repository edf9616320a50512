import { argMax, dense, equal, item, mean, relu, sequential, tanh } from '@gd/core';
import { digits, moons, trainTestSplit } from '@gd/data';
import { crossEntropy } from '@gd/losses';
import { miniBatch } from '@gd/optim';
import { trainStep } from '@gd/train';

/**
 * @typedef {object} Task
 * @property {string} id
 * @property {import('@gd/core').Layer} model
 * @property {number} batchSize
 * @property {number} steps
 * @property {(seed: number) => import('@gd/core').Dataset} data
 */

/** @type {readonly Task[]} The networks to train, each for a number of steps; tasks.mjs has their titles. */
export const networks = [
  {
    id: 'moons',
    model: sequential(dense(16), tanh, dense(2)),
    batchSize: 32,
    steps: 200,
    data: (seed) => moons({ count: 300, noise: 0.2, seed }),
  },
  {
    id: 'digits',
    model: sequential(dense(32), relu, dense(10)),
    batchSize: 64,
    steps: 200,
    data: digits,
  },
];

const loss = (prediction, targets) => crossEntropy(prediction, targets);

/**
 * A network with an optimizer, compiled once: the returned function trains it from the seed's weights and evaluates it
 * on unseen examples. The seed decides the examples, the weights and the order.
 *
 * @param {Task} task
 * @param {import('@gd/core').Optimizer} optimizer
 * @param {import('./registry.mjs').Entry['evaluationWeights']} evaluationWeights
 * @param {number} seed
 * @returns {Promise<() => { accuracy: number, loss: number }>}
 */
export async function networkRuns({ model, batchSize, steps, data }, optimizer, evaluationWeights, seed) {
  const { train, test } = trainTestSplit(data(seed), { test: 0.25, seed, stratify: true });
  const step = await trainStep({ model, loss, optimizer, data: train, sampler: miniBatch(batchSize), seed });
  const start = step.weights();
  return () => {
    step.load({ weights: start, state: optimizer.init(start), count: 0 });
    step.steps(steps);
    const prediction = model.forward(evaluationWeights(step.state(), step.weights()), test.inputs);
    const missed = item(loss(prediction, test.targets));
    const right = item(mean(equal(argMax(prediction, { axis: 1 }), test.targets)));
    return Number.isFinite(missed)
      ? { accuracy: right, loss: missed }
      : { accuracy: right, loss: Number.POSITIVE_INFINITY };
  };
}
