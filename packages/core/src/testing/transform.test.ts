import { afterEach, expect, it } from 'vitest';
import { add } from '../ops/add';
import { square } from '../ops/square';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { checkOp } from './checkOp';
import { setCheckTransform, transform } from './transform';

afterEach(() => setCheckTransform());

it('leaves functions as they are by default', () => {
  expect(transform(square)).toBe(square);
  setCheckTransform(() => (() => 7) as never);
  expect(transform(square)(tensor(2))).toBe(7);
  setCheckTransform();
  expect(transform(square)).toBe(square);
});
it('gives the kits the transformed function', () => {
  const x = tensor([1, 2]);
  const seen: string[] = [];
  setCheckTransform((f) => {
    seen.push('made');
    return f;
  });
  checkOp((y: Tensor) => square(y), [x]);
  expect(seen.length).toBeGreaterThan(2);
  // one more than the function returns: differences do not notice, gradients do
  setCheckTransform((f) => ((...args: never[]) => add(f(...args) as Tensor, 1)) as never);
  expect(() => checkOp((y: Tensor) => square(y), [x])).toThrow('gradient of input 0');
});
