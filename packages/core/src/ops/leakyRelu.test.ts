import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { leakyRelu } from './leakyRelu';

describe('leakyRelu', () => {
  it('lets a hundredth through', () => {
    expectClose(
      leakyRelu(tensor([-3, 0, 2.5], { dtype: 'float64' })),
      tensor([-0.03, 0, 2.5], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => leakyRelu(x), [tensor([[-2, -0.3, 1.1]])]);
  });
  it('takes another negativeSlope', () => {
    expect(leakyRelu(-3, 0.5).data[0]).toBe(-1.5);
  });
});
