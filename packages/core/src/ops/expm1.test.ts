import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { expm1 } from './expm1';

describe('expm1', () => {
  it('is accurate for tiny numbers', () => {
    expectClose(
      expm1(tensor([0, 1, 1e-20, Math.LN2, -Infinity], { dtype: 'float64' })),
      tensor([0, Math.E - 1, 1e-20, 1, -1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(expm1, [tensor([[-2, 0.3, 1.1]])]);
  });
});
