import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { checkOp } from '../testing/checkOp';
import { expectClose } from '../testing/expectClose';
import { erf } from './erf';

describe('erf', () => {
  it('agrees with tables', () => {
    expectClose(
      erf(tensor([0, 0.5, 1, 1.9, 2, 3, -1, 6.5, -Infinity, 1e-10], { dtype: 'float64' })),
      tensor(
        [
          0, 0.5204998778130465, 0.8427007929497149, 0.9927904292352575, 0.9953222650189527, 0.9999779095030014,
          -0.8427007929497149, 1, -1, 1.1283791670955126e-10,
        ],
        { dtype: 'float64' },
      ),
      1e-15,
    );
  });
  it('has the gradients of central differences', () => {
    checkOp(erf, [tensor([[-2.5, 0.3, 1.1]])]);
  });
});
