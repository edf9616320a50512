import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { maximum } from './maximum';

describe('maximum', () => {
  it('is one of the two', () => {
    expectClose(
      maximum(tensor([1, 2, -0, Infinity], { dtype: 'float64' }), tensor([3, 0.5, 0, 1], { dtype: 'float64' })),
      tensor([3, 2, 0, Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences, with broadcasting', () => {
    checkOp(maximum, [tensor([1.5, -2, 0.3]), tensor([2, 0.4, -1])]);
    checkOp(maximum, [tensor([[1.5, -2, 0.3]]), tensor([[0.7], [2.2]])]);
    checkOp(maximum, [tensor(0.9), tensor([2, 0.4, -1])]);
  });
  it('says which shapes do not fit', () => {
    expect(() => maximum(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'maximum: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
  it('divides the gradient evenly between ties, as PyTorch does, and passes NaN on', () => {
    expect(grad((x) => maximum(x, 2))(2)).toBe(0.5);
    expect(maximum(tensor([Number.NaN, 1]), tensor([1, Number.NaN])).data).toEqual(
      Float32Array.of(Number.NaN, Number.NaN),
    );
  });
});
