import type { Layer, Tensor } from '@gd/core';
import { dense, dropout, mean, mul, random, sequential, sum, tanh, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { mse } from '@gd/losses';
import type { SgdOptions } from '@gd/optim';
import { gradientNoise, partition, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { plainSteps } from './plainSteps';
import type { TrainStepOptions } from './trainStep';
import { begin, trainStep } from './trainStep';

const batch = { inputs: tensor([[1, 2]]), targets: tensor([[1]]) };
/** Every gradient is 0, so the updates are only noise. */
const flat: Layer = {
  name: 'flat',
  init: (rng) => ({ weights: { a: rng.normal([3, 2]), b: rng.normal([5]) }, outputShape: [1] }),
  forward: ({ a, b }) => mul(sum(a!), mul(sum(b!), 0)),
};
const noisy = (options: SgdOptions = {}) => gradientNoise(sgd(options), { noise: 0.5 });

async function both(options: Partial<TrainStepOptions>) {
  const all = {
    loss: (prediction: Tensor) => mean(prediction),
    optimizer: noisy(),
    seed: 7,
    inputShape: [2],
    ...options,
  } as TrainStepOptions;
  return [await trainStep(all), plainSteps(begin(all))] as const;
}

describe('noise drawn by an optimizer', () => {
  it.each([
    ['alone', noisy()],
    [
      'by two parts of a partition',
      partition((name) => name as 'a' | 'b', { a: noisy(), b: noisy({ momentum: 0.5 }) }),
    ],
  ])('is to the bit the same eager and compiled, %s', async (_, optimizer) => {
    const [fast, plain] = await both({ model: flat, optimizer: optimizer as never });
    const start = plain.weights();
    for (let t = 0; t < 6; t++) {
      fast(batch);
      plain(batch);
      expect(fast.weights()).toEqual(plain.weights());
    }
    expect(fast.weights()).not.toEqual(start);
    expect(fast.programs).toHaveLength(1);
  });
  it('is new at each of many steps in one call, beside dropout', async () => {
    const model = sequential(dense(4), tanh, dropout(0.3), dense(1));
    const data = { inputs: random(1).normal([6, 2]), targets: random(2).normal([6, 1]) };
    const [fast, plain] = await both({ model, loss: mse, data });
    expectClose(tensor(fast.steps(12)), tensor(plain.steps(12)), 1e-4);
    const [other] = await both({ model, loss: mse, data, seed: 8 });
    expect(other.steps(2)).not.toEqual((await both({ model, loss: mse, data }))[0].steps(2));
  });
});
