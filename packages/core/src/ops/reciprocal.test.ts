import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { reciprocal } from './reciprocal';

describe('reciprocal', () => {
  it('is one divided by x', () => {
    expectClose(
      reciprocal(tensor([2, -4, Infinity, 0], { dtype: 'float64' })),
      tensor([0.5, -0.25, 0, Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(reciprocal, [tensor([[-2, 0.3, 1.1]])]);
  });
});
