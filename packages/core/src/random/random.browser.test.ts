import { expect, it } from 'vitest';
import golden from '../golden/random.json';
import { random } from './random';

it('gives the same numbers in a browser', () => {
  const stream = random(golden.seed);
  expect(golden.next.map(() => stream.next())).toEqual(golden.next);
  for (const { path, next } of golden.children) {
    let child = random(golden.seed);
    for (const name of path) child = child.split(name);
    expect(child.next()).toBe(next);
  }
  let bits = 0;
  for (const word of new Uint32Array(random(golden.seed).normal([10_000], { dtype: 'float64' }).data.buffer)) {
    bits = (Math.imul(bits, 31) + word) | 0;
  }
  expect(bits).toBe(golden.normalBits.value);
});
