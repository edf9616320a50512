import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { abs } from './abs';

describe('abs', () => {
  it('drops the sign', () => {
    expectClose(
      abs(tensor([-3, -0, 0, 2.5, -Infinity], { dtype: 'float64' })),
      tensor([3, 0, 0, 2.5, Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(abs, [tensor([[-2, -0.3, 1.1]])]);
  });
  it('has gradient 0 at 0', () => {
    expect(grad(abs)(0)).toBe(0);
  });
});
