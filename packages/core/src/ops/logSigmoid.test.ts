import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { logSigmoid } from './logSigmoid';

describe('logSigmoid', () => {
  it('is stable far out', () => {
    expectClose(
      logSigmoid(tensor([0, Math.log(3), 1000, -1000], { dtype: 'float64' })),
      tensor([-Math.LN2, Math.log(0.75), 0, -1000], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(logSigmoid, [tensor([[-2, 0, 1.1]])]);
  });
});
