import { afterEach, expect, it } from 'vitest';
import { add } from '../ops/add';
import { square } from '../ops/square';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { checkOp } from './checkOp';
import { checkThrough, through } from './transform';

afterEach(() => checkThrough());

it('leaves functions as they are until told otherwise', () => {
  expect(through(square)).toBe(square);
  checkThrough(() => (() => 7) as never);
  expect(through(square)(tensor(2))).toBe(7);
  checkThrough();
  expect(through(square)).toBe(square);
});
it('shows the kits what was made of a function', () => {
  const x = tensor([1, 2]);
  const seen: string[] = [];
  checkThrough((f) => {
    seen.push('made');
    return f;
  });
  checkOp((y: Tensor) => square(y), [x]);
  expect(seen.length).toBeGreaterThan(2);
  // one more than the function says: differences do not notice, slopes do
  checkThrough((f) => ((...args: never[]) => add(f(...args) as Tensor, 1)) as never);
  expect(() => checkOp((y: Tensor) => square(y), [x])).toThrow('slope of input 0');
});
