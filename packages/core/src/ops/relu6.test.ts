import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { relu6 } from './relu6';

describe('relu6', () => {
  it('stops at 6', () => {
    expectClose(
      relu6(tensor([-1, 0, 3, 6, 7], { dtype: 'float64' })),
      tensor([0, 0, 3, 6, 6], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(relu6, [tensor([[-2, 0.3, 5, 8]])]);
  });
});
