import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { softplus } from './softplus';

describe('softplus', () => {
  it('is stable far out', () => {
    expectClose(
      softplus(tensor([0, 1000, -1000, Math.log(3), -Infinity], { dtype: 'float64' })),
      tensor([Math.LN2, 1000, 0, Math.log(4), 0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(softplus, [tensor([[-2, 0, 1.1]])]);
  });
});
