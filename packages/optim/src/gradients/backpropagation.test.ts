import type { Objective, Tensor, Weights } from '@gd/core';
import { item, mul, random, square, sub, sum, tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { backpropagation } from './backpropagation';

const objective: Objective<Tensor, Tensor> = ({ w }, { batch, buffers }) => {
  const aux = sub(w!, batch);
  return { loss: sum(square(aux)), aux, buffers: { seen: mul(buffers.seen!, 2) } };
};
const context = { batch: tensor([1, 5]), buffers: { seen: tensor(3) }, rng: random(1) };

it('returns the gradient, and everything that the objective returned', () => {
  const { loss, grads, aux, buffers } = backpropagation(objective)({ w: tensor([2, 3]) }, context);
  expect([...grads.w!.data]).toEqual([2, -4]);
  expect([item(loss), ...aux!.data, item(buffers!.seen!)]).toEqual([5, 1, -2, 6]);
});

it('has neither aux nor buffers where the objective has none, and a gradient of 0 where nothing depends on a weight', () => {
  const weights: Weights = { w: tensor([2]), unused: tensor([7]) };
  const answer = backpropagation(({ w }) => ({ loss: sum(w!) }))(weights, context);
  expect(Object.keys(answer).sort()).toEqual(['grads', 'loss']);
  expect([...answer.grads.unused!.data]).toEqual([0]);
});

it('requires a loss of one number', () => {
  const rows = backpropagation(({ w }) => ({ loss: square(w!) }));
  expect(() => rows({ w: tensor([1, 2]) }, context)).toThrow('the function returned shape [2]');
});
