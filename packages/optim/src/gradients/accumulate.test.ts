import type { Batch, Objective, Tensor, Weights } from '@gd/core';
import { add, item, matmul, mean, random, square, sub, sum, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { minimize } from '../minimize';
import { sgd } from '../optimizers/sgd';
import { accumulate } from './accumulate';
import { backpropagation } from './backpropagation';

const inputs = random(1).normal([6, 3], { dtype: 'float64' });
const targets = random(2).normal([6, 1], { dtype: 'float64' });
const weights: Weights = { kernel: random(3).normal([3, 1], { dtype: 'float64' }) };
const regression: Objective<Batch, Tensor> = ({ kernel }, { batch }) => {
  const prediction = matmul(batch.inputs, kernel!);
  return { loss: mean(square(sub(prediction, batch.targets))), aux: prediction };
};
const context = { batch: { inputs, targets }, buffers: {}, rng: random(4) };

describe('accumulate', () => {
  it('averages the parts to loss, gradient and aux of the whole batch', () => {
    const whole = backpropagation(regression)(weights, context);
    for (const n of [1, 2, 3, 6]) {
      const { loss, grads, aux } = accumulate(n)(regression)(weights, context);
      expectClose(loss, whole.loss, 1e-14, 'loss');
      expectClose(grads.kernel!, whole.grads.kernel!, 1e-14, 'grads');
      expectClose(aux!, whole.aux!, 0, 'aux');
    }
  });
  it('cuts any tree of tensors, and joins the rows of one and the single numbers', () => {
    const seen: number[][] = [];
    const objective: Objective<{ rows: readonly Tensor[]; name: string }, object> = ({ w }, { batch }) => {
      const [row] = batch.rows;
      seen.push([...row!.data]);
      expect(batch.name).toBe('as it came');
      return { loss: mul2(w!), aux: { total: sum(row!), list: [row] } };
    };
    const mul2 = (w: Tensor) => sum(square(w));
    const batch = { rows: [tensor([1, 2, 3, 4])], name: 'as it came' };
    const { aux } = accumulate(2)(objective)({ w: tensor([1]) }, { ...context, batch });
    expect(seen).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(aux).toEqual({ total: tensor(5), list: [tensor([1, 2, 3, 4])] });
  });
  it('passes the buffers from part to part, and gives each part its own random numbers', () => {
    const drawn: number[] = [];
    const objective: Objective<Tensor> = ({ w }, { batch, buffers, rng }) => {
      drawn.push(rng.next());
      return { loss: sum(square(w!)), buffers: { total: add(buffers.total!, sum(batch)) } };
    };
    const rng = random(9);
    const start = { batch: tensor([1, 10, 100]), buffers: { total: tensor(1000) }, rng };
    const { buffers } = accumulate(3)(objective)({ w: tensor([1]) }, start);
    expect(item(buffers!.total!)).toBe(1111);
    expect(drawn).toEqual([0, 1, 2].map((part) => rng.split(part).next()));
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => accumulate(2.5)).toThrow('accumulate: n is 2.5 — wanted a whole number of at least 1, like accumulate(4)');
    expect(() => accumulate(4)(regression)(weights, context)).toThrow(
      'accumulate: batch.inputs has 6 rows — wanted rows that 4 divides, in the last batch, too; another batch size?',
    );
    expect(() => minimize((x: Tensor) => square(x), 1, sgd(), { gradient: accumulate(2) })).toThrow(
      'accumulate: the batch has no tensors — it cuts rows of examples, as in fit',
    );
    const single = { ...context, batch: { ...context.batch, targets: tensor(1) } };
    expect(() => accumulate(2)(regression)(weights, single)).toThrow('accumulate: batch.targets is a single number');
  });
});
