import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { pow } from './pow';

describe('pow', () => {
  it('raises', () => {
    expectClose(
      pow(tensor([2, 9, 2, 0], { dtype: 'float64' }), tensor([10, 0.5, -1, 0], { dtype: 'float64' })),
      tensor([1024, 3, 0.5, 1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences, with broadcasting', () => {
    checkOp(pow, [tensor([1.5, 2, 0.3]), tensor([2, 0.4, -1])]);
    checkOp(pow, [tensor([[1.5, 2, 0.3]]), tensor([[0.7], [2.2]])]);
    checkOp(pow, [tensor(0.9), tensor([2, 0.4, -1])]);
  });
  it('says which shapes do not fit', () => {
    expect(() => pow(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'pow: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
  it('has finite gradients where a or b is 0', () => {
    expect(grad((x) => pow(x, 2))(0)).toBe(0);
    expect(grad((x) => grad((y) => pow(y, 2))(x))(0)).toBe(2);
    expect(grad((x) => grad((y) => grad((z) => pow(z, 2))(y))(x))(0)).toBe(0);
    expect(grad((x) => pow(x, 0))(0)).toBe(0);
    expect(grad((b) => pow(0, b))(2)).toBe(0);
    expect(grad((x) => pow(x, 3))(-2)).toBe(12);
  });
});
