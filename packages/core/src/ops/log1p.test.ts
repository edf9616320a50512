import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { log1p } from './log1p';

describe('log1p', () => {
  it('is accurate for tiny numbers', () => {
    expectClose(
      log1p(tensor([0, Math.E - 1, 1e-20, -1], { dtype: 'float64' })),
      tensor([0, 1, 1e-20, -Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(log1p, [tensor([[-0.5, 0.3, 4]])]);
  });
});
