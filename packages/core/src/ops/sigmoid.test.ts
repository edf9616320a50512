import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { sigmoid } from './sigmoid';

describe('sigmoid', () => {
  it('maps to between 0 and 1', () => {
    expectClose(
      sigmoid(tensor([0, Math.log(3), -Math.log(4), 1000, -1000], { dtype: 'float64' })),
      tensor([0.5, 0.75, 0.2, 1, 0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(sigmoid, [tensor([[-2, 0, 1.1]])]);
  });
});
