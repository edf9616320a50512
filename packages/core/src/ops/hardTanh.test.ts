import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { hardTanh } from './hardTanh';

describe('hardTanh', () => {
  it('stops at ±1', () => {
    expectClose(
      hardTanh(tensor([-3, -1, 0.5, 7], { dtype: 'float64' })),
      tensor([-1, -1, 0.5, 1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(hardTanh, [tensor([[-2, -0.3, 0.8, 8]])]);
  });
});
