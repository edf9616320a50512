import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { expectClose } from '../testing/expectClose';
import { floor } from './floor';

describe('floor', () => {
  it('rounds down', () => {
    expectClose(
      floor(tensor([-1.5, 1.5, 2, -0.2], { dtype: 'float64' })),
      tensor([-2, 1, 2, -1], { dtype: 'float64' }),
      1e-15,
    );
  });
});
