import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { sub } from './sub';

describe('sub', () => {
  it('takes away', () => {
    expectClose(
      sub(tensor([1, 2, Infinity], { dtype: 'float64' }), tensor([3, 0.5, 1], { dtype: 'float64' })),
      tensor([-2, 1.5, Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences, with broadcasting', () => {
    checkOp(sub, [tensor([1.5, -2, 0.3]), tensor([2, 0.4, -1])]);
    checkOp(sub, [tensor([[1.5, -2, 0.3]]), tensor([[0.7], [2.2]])]);
    checkOp(sub, [tensor(0.9), tensor([2, 0.4, -1])]);
  });
  it('says which shapes do not fit', () => {
    expect(() => sub(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'sub: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
