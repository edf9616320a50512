import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { exp } from './exp';

describe('exp', () => {
  it('is e to the power of x', () => {
    expectClose(
      exp(tensor([0, 1, -1, Math.LN2, -Infinity, 800], { dtype: 'float64' })),
      tensor([1, Math.E, 1 / Math.E, 2, 0, Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(exp, [tensor([[-2, 0.3, 1.1]])]);
  });
});
