import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { add } from './add';

describe('add', () => {
  it('adds', () => {
    expectClose(
      add(tensor([1, 2, -0], { dtype: 'float64' }), tensor([3, 0.5, -0], { dtype: 'float64' })),
      tensor([4, 2.5, -0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences, with broadcasting', () => {
    checkOp(add, [tensor([1.5, -2, 0.3]), tensor([2, 0.4, -1])]);
    checkOp(add, [tensor([[1.5, -2, 0.3]]), tensor([[0.7], [2.2]])]);
    checkOp(add, [tensor(0.9), tensor([2, 0.4, -1])]);
  });
  it('says which shapes do not fit', () => {
    expect(() => add(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
      'add: [2] and [3] — axis -1 is 2 in one and 3 in the other; they must be equal or 1',
    );
  });
});
