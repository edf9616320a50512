import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { mish } from './mish';

describe('mish', () => {
  it('is x times tanh of its softplus', () => {
    expectClose(
      mish(tensor([0, Math.log(1 + Math.SQRT2), 1000, -1000], { dtype: 'float64' })),
      tensor([0, Math.log(1 + Math.SQRT2) * Math.tanh(Math.log(2 + Math.SQRT2)), 1000, 0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(mish, [tensor([[-2, 0, 1.1]])]);
  });
});
