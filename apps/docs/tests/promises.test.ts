import { expect, test } from 'vitest';
import { keeps, promisesOf } from './promises';

test('expected output is read from the ends of lines', () => {
  expect(promisesOf('const a = 1;\nlog(a); // → 1\n// plain\n});  // → 211, 20')).toEqual(['1', '211, 20']);
});

test.each([
  ['w 2.9193', '2.92', true],
  ['w 2.926', '2.92', false],
  ['-14', '−14', true],
  ['14', '-14', false],
  ['steps 211 then 20', '211, 20', true],
  ['steps 20 then 211', '211, 20', false],
  ['211', '210', false],
  ['36276 steps', '36,276 steps', true],
  ['Wen stands at 2.25', 'Wen stands at 2.25', true],
  ['Wen sits at 2.25', 'Wen stands at 2.25', false],
  ['1.2345e-7', '1.23e-7', true],
  ['NaN', 'NaN', true],
  ['49 31.36 20.07 12.8', '49, 31.36 … 12.8', true],
])('“%s” against the promise “%s”: %s', (output, promise, kept) => {
  expect(keeps(output, promise)).toBe(kept);
});
