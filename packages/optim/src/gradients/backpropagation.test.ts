import type { Objective, Tensor, Weights } from '@gd/core';
import { add, mul, random, square, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { backpropagation } from './backpropagation';

const context = { batch: tensor([3, 5], { dtype: 'float64' }), buffers: { seen: tensor(1) }, rng: random(1) };
const weights: Weights = { a: tensor([2, -1], { dtype: 'float64' }), b: tensor(4, { dtype: 'float64' }) };
/** Σ batch · a² + b² */
const objective: Objective<Tensor, Tensor> = ({ a, b }, { batch, buffers }) => ({
  loss: add(sum(mul(batch, square(a!))), square(b!)),
  aux: mul(a!, 10),
  buffers: { seen: add(buffers.seen!, 1) },
});

describe('backpropagation', () => {
  it('answers with the loss, its gradient by name, and what the objective answered besides', () => {
    const { loss, grads, aux, buffers } = backpropagation(objective)(weights, context);
    expect(loss.data[0]).toBe(3 * 4 + 5 * 1 + 16);
    // by hand: 2 · batch · a, and 2 · b
    expect([...grads.a!.data, ...grads.b!.data]).toEqual([12, -10, 8]);
    expect([...aux!.data]).toEqual([20, -10]);
    expect(buffers!.seen!.data[0]).toBe(2);
  });
  it('wants one number for a loss', () => {
    const broken: Objective = ({ a }) => ({ loss: a! });
    expect(() => backpropagation(broken)(weights, context)).toThrow('the function answered with shape [2]');
  });
});
