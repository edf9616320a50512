import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { hardSwish } from './hardSwish';

describe('hardSwish', () => {
  it('is flat, a parabola, then straight', () => {
    expectClose(
      hardSwish(tensor([-4, -3, 0, 1, 3, 5], { dtype: 'float64' })),
      tensor([0, 0, 0, 4 / 6, 3, 5], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(hardSwish, [tensor([[-4, -2, 0.8, 8]])]);
  });
});
