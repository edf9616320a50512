import type { Tensor } from '@gd/core';
import { mul, sub, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { read, readSync } from './handle';

describe('a kept answer', () => {
  const both = () =>
    compile(({ x }: { x: Tensor }) => ({ twice: { x: mul(x, 2) }, less: sub(x, 1) }), { keep: ['twice'] });
  it('is a handle until the next call', async () => {
    const f = both();
    const one = f({ x: tensor([1, 2]) });
    expect([...one.less.data]).toEqual([0, 1]);
    expect([...(await read(one.twice)).x.data]).toEqual([2, 4]);
    const two = f({ x: tensor([3, 4]) });
    expect(() => readSync(one.twice)).toThrow('read: twice of call 1 was passed on, and the memory is at call 2 now');
    expect([...readSync(two.twice).x.data]).toEqual([6, 8]);
    f({ x: tensor([1]) });
    expect(() => readSync(two.twice)).toThrow('read: twice of call 2');
  });
});

it('says that it is not a tensor when used as one', () => {
  const { y } = compile(({ x }: { x: Tensor }) => ({ y: mul(x, 2) }), { keep: ['y'] })({ x: tensor([1]) });
  const wrong = 'read: y is a handle to the memory of a compiled function, not a tensor — await read(handle)';
  for (const use of [() => y.data, () => y.shape]) expect(use).toThrow(wrong);
  expect(() => mul(y as never, 2)).toThrow(
    'mul: an operand is a handle — wanted a tensor or a number; await read(handle)?',
  );
});

it('read returns anything else unchanged', async () => {
  const plain = { a: tensor([1]) };
  expect(readSync(plain)).toBe(plain);
  expect(await read(plain)).toBe(plain);
});
