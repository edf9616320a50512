import { describe, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { expectClose } from '../testing/expectClose';
import { ceil } from './ceil';

describe('ceil', () => {
  it('rounds up', () => {
    expectClose(
      ceil(tensor([-1.5, 1.5, 2, 0.2], { dtype: 'float64' })),
      tensor([-1, 2, 2, 1], { dtype: 'float64' }),
      1e-15,
    );
  });
});
