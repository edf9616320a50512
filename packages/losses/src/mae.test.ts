import { grad, tensor } from '@gd/core';
import { checkOp } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { mae } from './mae';

const prediction = tensor([1, 2, 3]);
const targets = tensor([1.5, 0, 3]);

describe('mae', () => {
  it('is the mean of the absolute errors', () => {
    expect(mae(prediction, targets).data[0]).toBeCloseTo(2.5 / 3, 6);
    expect(mae(prediction, targets, { reduction: 'sum' }).data[0]).toBe(2.5);
    expect([...mae(prediction, targets, { reduction: 'none' }).data]).toEqual([0.5, 2, 0]);
  });
  it('has the gradients of central differences, away from the kink, and not at all where the prediction is exact', () => {
    checkOp((p, y) => mae(p!, y!), [tensor([1, 2, -3]), tensor([1.5, 0, 3])]);
    expect(grad((p: typeof prediction) => mae(p, targets, { reduction: 'sum' }))(prediction).data).toEqual(
      Float32Array.of(-1, 1, 0),
    );
  });
  it('never broadcasts', () => {
    expect(() => mae(tensor([[1], [2]]), tensor([1, 2]))).toThrow(
      'mae: prediction [2,1], targets [2] — the shapes must be equal',
    );
  });
});
