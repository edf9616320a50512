import { dense, sequential, tanh, tensor, zeros } from '@gd/core';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { count } from '../../../tests/support/count';
import { trainStep } from './trainStep';

const xor = {
  inputs: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  targets: tensor([[0], [1], [1], [0]]),
};
const recipe = () => ({
  model: sequential(dense(8), tanh, dense(1)),
  loss: mse,
  optimizer: adam(),
  seed: 1,
  inputShape: [2],
});

describe('the resources of a training', () => {
  it('it needs no memory per step, however many steps there are', async () => {
    const step = await trainStep(recipe());
    for (let t = 0; t < 20_000; t++) step(xor);
    const before = process.memoryUsage();
    const steps = count(200_000, 5_000_000);
    for (let t = 0; t < steps; t++) step(xor);
    const after = process.memoryUsage();
    // the results alone are numbers of 16 bytes that are garbage collected; leave room for one collection of them
    expect(after.heapUsed - before.heapUsed).toBeLessThan(20e6);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1e5);
    expect(step.count).toBe(20_000 + steps);
  });
  it('copies are copies: nothing that was returned changes', async () => {
    const step = await trainStep(recipe());
    step(xor);
    const weights = step.weights();
    const kept = Object.values(weights).map(({ data }) => data.slice());
    step({ inputs: zeros([64, 2]), targets: zeros([64, 1]) });
    step(xor);
    Object.values(weights).forEach(({ data }, i) => {
      expect(data).toEqual(kept[i]);
    });
  });
});
