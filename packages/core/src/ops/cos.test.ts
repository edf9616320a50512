import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { cos } from './cos';

describe('cos', () => {
  it('is how far to the right you are on the circle', () => {
    expectClose(
      cos(tensor([0, Math.PI / 3, Math.PI], { dtype: 'float64' })),
      tensor([1, 0.5, -1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(cos, [tensor([[-2, 0.3, 1.1]])]);
  });
});
