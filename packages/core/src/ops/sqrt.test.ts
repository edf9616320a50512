import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { sqrt } from './sqrt';

describe('sqrt', () => {
  it('gives the side of a square', () => {
    expectClose(
      sqrt(tensor([0, 4, 2, Infinity], { dtype: 'float64' })),
      tensor([0, 2, Math.SQRT2, Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(sqrt, [tensor([[0.5, 1.3, 4]])]);
  });
  it('is NaN below 0 and infinitely steep at 0', () => {
    expect(sqrt(-1).data[0]).toBeNaN();
    expect(grad(sqrt)(0)).toBe(Infinity);
  });
});
