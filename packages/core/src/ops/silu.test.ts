import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { silu } from './silu';

describe('silu', () => {
  it('is x times its sigmoid', () => {
    expectClose(
      silu(tensor([0, Math.log(3), 1000, -1000], { dtype: 'float64' })),
      tensor([0, 0.75 * Math.log(3), 1000, 0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(silu, [tensor([[-2, 0, 1.1]])]);
  });
});
