import { mul, tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { mapWeights } from './mapWeights';

it('mapWeights keeps names and order', () => {
  const doubled = mapWeights({ b: tensor(1), a: tensor(2) }, (x, name) => mul(x, name === 'a' ? 2 : 3));
  expect(Object.entries(doubled).map(([name, { data }]) => [name, data[0]])).toEqual([
    ['b', 3],
    ['a', 4],
  ]);
});
