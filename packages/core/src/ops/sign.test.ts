import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { expectClose } from '../testing/expectClose';
import { sign } from './sign';

describe('sign', () => {
  it('is −1, 0 or 1', () => {
    expectClose(
      sign(tensor([-3, 0, 2.5, -Infinity], { dtype: 'float64' })),
      tensor([-1, 0, 1, -1], { dtype: 'float64' }),
      1e-15,
    );
  });
});
