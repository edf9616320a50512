import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { neg } from './neg';

describe('neg', () => {
  it('reverses the order', () => {
    expectClose(
      neg(tensor([-3, 0, 2.5, Infinity], { dtype: 'float64' })),
      tensor([3, -0, -2.5, -Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(neg, [tensor([[-2, 0.3, 1.1]])]);
  });
});
