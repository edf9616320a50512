import { expect, it } from 'vitest';
import { scalar } from './scalar';
import { tensor } from './tensor';

it('scalar is a 0-d float64 tensor', () => {
  expect(scalar(0.1)).toEqual(tensor(0.1, { dtype: 'float64' }));
});
