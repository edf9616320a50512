import { dense, random, relu, sequential, tensor } from '@gd/core';
import { crossEntropy } from '@gd/losses';
import { adam } from '@gd/optim';
import { expect, it, vi } from 'vitest';
import type { TrainStep } from '../train/trainStep';
import { trainStep } from '../train/trainStep';

it('threads of a page walk to the same bits as one', async () => {
  const said = vi.spyOn(console, 'warn');
  const walk = (threads: number): TrainStep =>
    trainStep({
      model: sequential(dense(128), relu, dense(10)),
      loss: crossEntropy,
      optimizer: adam(),
      seed: 4,
      inputShape: [784],
      threads,
    }) as TrainStep;
  const [alone, together] = [walk(1), walk(2)];
  await together.ready;
  const stream = random(3);
  const batch = {
    inputs: stream.uniform([64, 784]),
    truth: tensor(Int32Array.from({ length: 64 }, (_, i) => i % 10)),
  };
  for (let t = 0; t < 200; t++) expect(together(batch)).toBe(alone(batch));
  expect(together.weights()).toEqual(alone.weights());
  expect(said.mock.calls).toEqual([]);
});
