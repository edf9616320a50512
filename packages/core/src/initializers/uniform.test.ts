import { expect, it } from 'vitest';
import { random } from '../random/random';
import { uniform } from './uniform';

it('draws what the stream draws', () => {
  const range = { low: -0.05, high: 0.05 };
  expect(uniform(range)(random(1), [2, 3])).toEqual(random(1).uniform([2, 3], range));
});
