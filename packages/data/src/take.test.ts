import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { take } from './take';

describe('take', () => {
  it('selects rows in the order given', () => {
    const inputs = tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const picked = take({ inputs, targets: tensor(Int32Array.of(7, 8, 9)) }, Int32Array.of(2, 0, 2));
    expect(picked.inputs.shape).toEqual([3, 2]);
    expect([...picked.inputs.data]).toEqual([5, 6, 1, 2, 5, 6]);
    expect([...picked.targets.data]).toEqual([9, 7, 9]);
    expect(picked.targets.dtype).toBe('int32');
  });
  it('refuses rows that do not exist', () => {
    const two = { inputs: tensor([1, 2]), targets: tensor([1, 2]) };
    expect(() => take(two, Int32Array.of(2))).toThrow('gather');
    expect(() => take(two, [1] as never)).toThrow('take: rows is [1] — wanted row numbers, like Int32Array.of(0, 1)');
    expect(() => take([1] as never, Int32Array.of(0))).toThrow(
      'take: data is [1] — wanted { inputs, targets }, both tensors',
    );
  });
});
