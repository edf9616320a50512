import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { elu } from './elu';

describe('elu', () => {
  it('bends toward −1', () => {
    expectClose(
      elu(tensor([0, 1, -Math.LN2, -Infinity], { dtype: 'float64' })),
      tensor([0, 1, -0.5, -1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => elu(x), [tensor([[-2, -0.3, 1.1]])]);
  });
  it('has gradient alpha · eˣ below 0 and no NaN far out', () => {
    expect(grad((x) => elu(x, 2))(-Math.LN2)).toBeCloseTo(1, 15);
    expect(grad((x) => elu(x))(1000)).toBe(1);
  });
});
