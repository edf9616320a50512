import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { mul } from './mul';
import { sum } from './sum';
import { where } from './where';

describe('where', () => {
  it('selects by the condition', () => {
    expect(toArray(where(tensor([true, false]), tensor([1, 2]), tensor([3, 4])))).toEqual([1, 4]);
    expect(toArray(where(tensor([[true], [false]]), tensor([1, 2]), 9))).toEqual([
      [1, 2],
      [9, 9],
    ]);
  });
  it('makes float32 of two single numbers, unless the condition is single too', () => {
    expect(where(tensor([true]), 1, 0).dtype).toBe('float32');
    expect(where(tensor(true), 1, 0).dtype).toBe('float64');
    expect(where(tensor([true]), tensor([1], { dtype: 'int32' }), 0).dtype).toBe('int32');
  });
  it('has the gradients of central differences', () => {
    const condition = tensor([[true, false, true]]);
    checkOp((a, b) => where(condition, mul(a, a), mul(b, a)), [tensor([1, 2, 3]), tensor([[4], [5]])]);
  });
  it('has gradient 0 for what is not selected, even where it is infinite', () => {
    expect(toArray(grad((x) => sum(mul(where(tensor([true, false]), x, 0), Infinity)))(tensor([1, 2])))).toEqual([
      Infinity,
      0,
    ]);
  });
  it('says which shapes do not fit', () => {
    expect(() => where(tensor([true, false]), tensor([1, 2, 3]), 0)).toThrow(
      'where: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
  it('takes NaN for true', () => {
    expect([...where(tensor([Number.NaN, 0]), tensor([1, 1]), tensor([2, 2])).data]).toEqual([1, 2]);
  });
});
