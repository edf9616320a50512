import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { tanh } from './tanh';

describe('tanh', () => {
  it('maps to between −1 and 1', () => {
    expectClose(
      tanh(tensor([0, Math.log(2), -Math.log(3), 1000, -Infinity], { dtype: 'float64' })),
      tensor([0, 0.6, -0.8, 1, -1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(tanh, [tensor([[-2, 0, 1.1]])]);
  });
});
