import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { toArray } from '../create/toArray';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { cast } from './cast';
import { mul } from './mul';
import { sum } from './sum';

describe('cast', () => {
  it('drops fractions for int32, and is true for anything but 0 for bool', () => {
    expect(toArray(cast(tensor([-1.7, 0, 2.9]), 'int32'))).toEqual([-1, 0, 2]);
    expect(toArray(cast(tensor([-0.5, 0, 2]), 'bool'))).toEqual([true, false, true]);
    expect(cast(tensor([0.1], { dtype: 'float64' }), 'float32').data).toEqual(Float32Array.of(0.1));
  });
  it('returns the same tensor if it already has that dtype', () => {
    const x = tensor([1]);
    expect(cast(x, 'float32')).toBe(x);
  });
  it('passes gradients between floats and stops them elsewhere', () => {
    checkOp((x) => mul(cast(x, 'float64'), x), [tensor([1, 2])]);
    const gradient = grad((x) => sum(cast(cast(x, 'float32'), 'float64')))(tensor([1, 2], { dtype: 'float64' }));
    expect([gradient.dtype, ...gradient.data]).toEqual(['float64', 1, 1]);
    expect(grad((x) => cast(cast(x, 'int32'), 'float32'))(1.5)).toBe(0);
  });
  it('takes NaN for true, as every number but 0', () => {
    for (const dtype of ['float32', 'float64'] as const) {
      const x = tensor([Number.NaN, -0, 0, Number.POSITIVE_INFINITY, 2 ** -149], { dtype });
      expect(toArray(cast(x, 'bool'))).toEqual([true, false, false, true, true]);
    }
    expect(toArray(tensor([Number.NaN, 0], { dtype: 'bool' }))).toEqual([true, false]);
  });
});
