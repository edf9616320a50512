import { expect, it } from 'vitest';
import { random } from '../random/random';
import { fans } from './initializer';

it('counts the connections of a kernel', () => {
  expect(fans('x', random(0), [3, 5])).toEqual({ fanIn: 3, fanOut: 5 });
  expect(fans('x', random(0), [3, 5, 4, 8])).toEqual({ fanIn: 60, fanOut: 120 });
});

it('wants two axes', () => {
  expect(() => fans('heNormal', random(0), [4])).toThrow(
    'heNormal: shape [4] — a kernel is [in,out] or [height,width,in,out]; constant(0) or normal() for others?',
  );
});
