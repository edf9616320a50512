import { tensor } from '@gd/core';
import { checkOp } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { mse } from './mse';

const prediction = tensor([
  [1, 2],
  [3, 4],
]);
const truth = tensor([
  [1.5, 0],
  [3, 7],
]);

describe('mse', () => {
  it('is the mean of the squared misses', () => {
    expect(mse(prediction, truth).data[0]).toBe((0.25 + 4 + 0 + 9) / 4);
    expect(mse(prediction, truth, { reduction: 'sum' }).data[0]).toBe(13.25);
    expect([...mse(prediction, truth, { reduction: 'none' }).data]).toEqual([0.25, 4, 0, 9]);
  });
  it('slopes as differences do', () => {
    for (const reduction of ['mean', 'sum', 'none'] as const) {
      checkOp((p, y) => mse(p!, y!, { reduction }), [prediction, truth]);
    }
  });
  it('never stretches one shape over another', () => {
    expect(() => mse(tensor([[1], [2]]), tensor([1, 2]))).toThrow(
      'mse: prediction [2,1], truth [2] — a loss compares equal shapes; reshape(truth, [2,1])?',
    );
    expect(() => mse(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'mse: prediction [2], truth [3] — a loss compares equal shapes; are they of the same examples?',
    );
    expect(() => mse(tensor([1, 2]), tensor(1))).toThrow('mse: prediction [2], truth []');
  });
  it('says what it wants', () => {
    expect(() => mse(tensor([1]), tensor([1], { dtype: 'float64' }))).toThrow(
      "mse: prediction is float32, truth float64 — they must be of one kind; cast(truth, 'float32')?",
    );
    expect(() => mse(tensor([1]), [1] as never)).toThrow('mse: truth is [1] — wanted a tensor; tensor([…])?');
    expect(() => mse(undefined as never, tensor([1]))).toThrow('mse: prediction is undefined — wanted a tensor');
    expect(() => mse(tensor([1]), tensor([1]), { reduction: 'avg' as never })).toThrow(
      'mse: reduction "avg" — there are mean, sum and none',
    );
  });
  it('takes whole numbers as truth', () => {
    const counts = tensor([1, 2], { dtype: 'int32' });
    expect(mse(tensor([1.5, 2]), counts).data[0]).toBe(0.125);
  });
});
