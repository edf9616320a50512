import { expect, it } from 'vitest';
import { random } from '../random/random';
import { normal } from './normal';

it('draws what the stream draws', () => {
  expect(normal()(random(1), [2, 3])).toEqual(random(1).normal([2, 3]));
  const options = { mean: 4, deviation: 0.5 };
  expect(normal(options)(random(1), [5])).toEqual(random(1).normal([5], options));
});
