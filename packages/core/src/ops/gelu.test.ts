import { describe, it } from 'vitest';
import { linspace } from '../create/linspace';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { gelu } from './gelu';

describe('gelu', () => {
  it('is x times the probability of a normal draw below it', () => {
    expectClose(
      gelu(tensor([0, 1, -1, 100, -100], { dtype: 'float64' })),
      tensor([0, 0.8413447460685429, -0.15865525393145707, 100, 0], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => gelu(x), [tensor([[-2, 0, 1.1]])]);
  });
  it('is close to itself when approximate', () => {
    const x = linspace(-6, 6, 200);
    expectClose(gelu(x, { approximate: true }), gelu(x), 5e-4);
    checkOp((x) => gelu(x, { approximate: true }), [tensor([-2, 0, 1.1])]);
  });
});
