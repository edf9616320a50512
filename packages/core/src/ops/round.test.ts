import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { expectClose } from '../testing/expectClose';
import { round } from './round';

describe('round', () => {
  it('rounds halves to even numbers, as PyTorch', () => {
    expectClose(
      round(tensor([-1.5, -0.5, 0.5, 1.5, 2.5, 2.4, 2.6, -7.2, 0.49999999999999994, Infinity], { dtype: 'float64' })),
      tensor([-2, 0, 0, 2, 2, 2, 3, -7, 0, Infinity], { dtype: 'float64' }),
      1e-15,
    );
  });
});
