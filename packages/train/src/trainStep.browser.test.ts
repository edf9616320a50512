import { dense, dropout, random, relu, sequential, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { crossEntropy } from '@gd/losses';
import { adam, miniBatch } from '@gd/optim';
import { expect, it } from 'vitest';
import { plainSteps } from './plainSteps';
import { begin, trainStep } from './trainStep';

it('trains in a browser as eager operations do', async () => {
  const data = {
    inputs: random(7).normal([23, 20]),
    targets: tensor(Int32Array.from({ length: 23 }, (_, i) => (i * 7) % 5)),
  };
  const model = sequential(dense(12), relu, dropout(0.25), dense(5));
  const recipe = { model, loss: crossEntropy, optimizer: adam(), data, sampler: miniBatch(8), seed: 5 };
  const [step, plain] = [await trainStep(recipe), plainSteps(begin(recipe))];
  expectClose(tensor(step.steps(20)), tensor(plain.steps(20)), 1e-5);
  for (const [name, weight] of Object.entries(plain.weights())) expectClose(step.weights()[name]!, weight, 1e-4, name);
  expect(step.programs.length).toBeGreaterThan(0);
});
