import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { selu } from './selu';

describe('selu', () => {
  it('has the scale of the paper', () => {
    expectClose(
      selu(tensor([0, 1, -Infinity], { dtype: 'float64' })),
      tensor([0, 1.0507009873554805, -1.7580993408473766], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(selu, [tensor([[-2, -0.3, 1.1]])]);
  });
  it('keeps mean 0 and variance 1 of normal draws', () => {
    // the two integrals against the density, by the midpoint rule
    let mean = 0;
    let square = 0;
    for (let x = -12 + 5e-4; x < 12; x += 1e-3) {
      const y = x > 0 ? 1.0507009873554805 * x : selu(x).data[0]!;
      const share = (1e-3 * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
      mean += share * y;
      square += share * y * y;
    }
    expect(mean).toBeCloseTo(0, 6);
    expect(square).toBeCloseTo(1, 6);
  });
});
