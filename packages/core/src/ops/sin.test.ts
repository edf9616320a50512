import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { sin } from './sin';

describe('sin', () => {
  it('is the height on the circle', () => {
    expectClose(
      sin(tensor([0, Math.PI / 6, Math.PI / 2, -Math.PI / 2], { dtype: 'float64' })),
      tensor([0, 0.5, 1, -1], { dtype: 'float64' }),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(sin, [tensor([[-2, 0.3, 1.1]])]);
  });
});
