import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { log } from './log';

describe('log', () => {
  it('undoes exp', () => {
    expectClose(
      log(tensor([1, Math.E, 2, 0], { dtype: 'float64' })),
      tensor([0, 1, Math.LN2, -Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(log, [tensor([[0.2, 1.3, 4]])]);
  });
  it('is NaN below 0', () => {
    expect(log(-1).data[0]).toBeNaN();
  });
});
