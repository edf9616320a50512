import { tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { pickState } from './pickState';

it('pickState selects one of two states, keeping form and dtype', () => {
  const a = {
    m: tensor([1, 2]),
    parts: [tensor(3, { dtype: 'int32' }), { n: tensor(4, { dtype: 'float64' }) }],
  } as const;
  const b = {
    m: tensor([5, 6]),
    parts: [tensor(7, { dtype: 'int32' }), { n: tensor(8, { dtype: 'float64' }) }],
  } as const;
  expect(pickState(tensor(true), a, b)).toEqual(a);
  expect(pickState(tensor(false), a, b)).toEqual(b);
});
