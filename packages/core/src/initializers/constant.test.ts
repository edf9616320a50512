import { expect, it } from 'vitest';
import { random } from '../random/random';
import { constant } from './constant';

it('starts everything at one value', () => {
  const { data, shape, dtype } = constant(0.5)(random(1), [2, 2]);
  expect({ data: [...data], shape, dtype }).toEqual({ data: [0.5, 0.5, 0.5, 0.5], shape: [2, 2], dtype: 'float32' });
});
