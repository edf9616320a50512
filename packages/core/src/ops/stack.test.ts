import { describe, expect, it } from 'vitest';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { mul } from './mul';
import { stack } from './stack';

describe('stack', () => {
  it('stacks along a new axis', () => {
    expect(toArray(stack([tensor([1, 2]), tensor([3, 4])]))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(toArray(stack([tensor([1, 2]), tensor([3, 4])], -1))).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(toArray(stack([tensor(1), tensor(2)]))).toEqual([1, 2]);
  });
  it('has the gradients of central differences', () => {
    checkOp((a, b) => stack([a, mul(a, b)], 1), [tensor([1, 2]), tensor([3, 4])]);
  });
  it('says what cannot be stacked', () => {
    expect(() => stack([tensor([1, 2]), tensor([1])])).toThrow(
      'stack: [2] and [1] — all must have one shape; concat joins along an axis that is there',
    );
    expect(() => stack([])).toThrow('stack: an empty list — give at least one tensor');
    expect(() => stack([tensor([1])], 2)).toThrow('stack: axis 2 — a tensor of 2 axes has axes -2 to 1');
  });
});
