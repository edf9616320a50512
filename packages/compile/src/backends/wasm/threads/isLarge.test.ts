import { dense, relu, sequential, zeros } from '@gd/core';
import { crossEntropy } from '@gd/losses';
import { adam } from '@gd/optim';
import { expect, it } from 'vitest';
import { trainStep } from '../../../train/trainStep';
import { isLarge } from './isLarge';

it.each([
  [2, 8, 4, false],
  [20, 32, 32, false],
  [784, 128, 64, true],
])('a net of %d-%d-10 with %d examples at once: %s', (inputs, units, rows, large) => {
  const model = sequential(dense(units), relu, dense(10));
  const step = trainStep({ model, loss: crossEntropy, optimizer: adam(), inputShape: [inputs], threads: 1 });
  step({ inputs: zeros([rows, inputs]), targets: zeros([rows], 'int32') });
  expect(isLarge(step.programs[0]!.plan)).toBe(large);
});
