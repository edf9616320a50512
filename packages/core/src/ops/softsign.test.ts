import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { softsign } from './softsign';

describe('softsign', () => {
  it('nears ±1', () => {
    expectClose(
      softsign(tensor([0, 1, -3, 1e300], { dtype: 'float64' })),
      tensor([0, 0.5, -0.75, 1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(softsign, [tensor([[-2, 0.3, 1.1]])]);
  });
});
