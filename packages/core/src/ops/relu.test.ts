import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { relu } from './relu';

describe('relu', () => {
  it('cuts off below 0', () => {
    expectClose(
      relu(tensor([-3, -0, 0, 2.5, Infinity, -Infinity], { dtype: 'float64' })),
      tensor([0, 0, 0, 2.5, Infinity, 0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(relu, [tensor([[-2, -0.3, 1.1]])]);
  });
  it('has gradient 0 at 0, as PyTorch, and passes NaN on', () => {
    expect(grad(relu)(0)).toBe(0);
    expect(relu(Number.NaN).data[0]).toBeNaN();
  });
});
