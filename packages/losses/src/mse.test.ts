import { tensor } from '@gd/core';
import { checkOp } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { mse } from './mse';

const prediction = tensor([
  [1, 2],
  [3, 4],
]);
const targets = tensor([
  [1.5, 0],
  [3, 7],
]);

describe('mse', () => {
  it('is the mean of the squared errors', () => {
    expect(mse(prediction, targets).data[0]).toBe((0.25 + 4 + 0 + 9) / 4);
    expect(mse(prediction, targets, { reduction: 'sum' }).data[0]).toBe(13.25);
    expect([...mse(prediction, targets, { reduction: 'none' }).data]).toEqual([0.25, 4, 0, 9]);
  });
  it('has the gradients of central differences', () => {
    for (const reduction of ['mean', 'sum', 'none'] as const) {
      checkOp((p, y) => mse(p!, y!, { reduction }), [prediction, targets]);
    }
  });
  it('never broadcasts', () => {
    expect(() => mse(tensor([[1], [2]]), tensor([1, 2]))).toThrow(
      'mse: prediction [2,1], targets [2] — the shapes must be equal; reshape(targets, [2,1])?',
    );
    expect(() => mse(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'mse: prediction [2], targets [3] — the shapes must be equal; are they of the same examples?',
    );
    expect(() => mse(tensor([1, 2]), tensor(1))).toThrow('mse: prediction [2], targets []');
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => mse(tensor([1]), tensor([1], { dtype: 'float64' }))).toThrow(
      'mse: float32[1] and float64[1] — float32 and float64 do not mix; cast one of them?',
    );
    expect(() => mse(tensor([1]), [1] as never)).toThrow('mse: targets is [1] — wanted a tensor; tensor([1, 2])?');
    expect(() => mse(undefined as never, tensor([1]))).toThrow('mse: prediction is undefined — wanted a tensor');
    expect(() => mse(tensor([1]), tensor([1]), { reduction: 'avg' as never })).toThrow(
      'mse: reduction is "avg" — wanted one of mean, sum, none',
    );
  });
  it('takes whole numbers as targets', () => {
    const counts = tensor([1, 2], { dtype: 'int32' });
    expect(mse(tensor([1.5, 2]), counts).data[0]).toBe(0.125);
  });
});
