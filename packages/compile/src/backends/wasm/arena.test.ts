import type { Tensor } from '@gd/core';
import { add, arange, cast, exp, mul, sum, tensor, zeros } from '@gd/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../compile';

const { Memory } = WebAssembly;
let memories = 0;

beforeEach(() => {
  memories = 0;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories++;
    }
  };
});
afterEach(() => {
  WebAssembly.Memory = Memory;
});

describe('the programs of a function', () => {
  it('share one memory without disturbing one another', () => {
    // each has its own constants: a number, a vector, and those of exp
    const f = compile((x: Tensor) => add(exp(x), mul(x, cast(arange(0, x.shape[0]!), 'float32'))));
    const ask = (size: number): void => {
      const numbers = Float32Array.from({ length: size }, (_, i) => (i % 5) - size / 10);
      const wanted = Array.from(numbers, (x, i) => Math.exp(x) + x * i);
      const { data } = f(tensor(numbers));
      for (let i = 0; i < size; i++) expect(data[i]! / wanted[i]!).toBeCloseTo(1, 5);
    };
    for (let size = 2; size < 22; size++) ask(size);
    for (let size = 21; size > 1; size--) ask(size);
    expect([f.traces, f.programs.length, memories]).toEqual([20, 20, 1]);
  });
  it('get their own memory when they are large, and a new one when the shared one is full', () => {
    const f = compile((x: Tensor) => sum(exp(x)));
    f(zeros([4]));
    expect(memories).toBe(1);
    expect(f(zeros([2 ** 20])).data[0]).toBe(2 ** 20);
    expect(memories).toBe(2);
    for (let i = 0; i < 20; i++) expect(f(zeros([2 ** 14 + i])).data[0]).toBe(2 ** 14 + i);
    expect(memories).toBe(5);
    expect(f(zeros([4])).data[0]).toBe(4);
    expect(f(zeros([2 ** 20])).data[0]).toBe(2 ** 20);
    expect(f.traces).toBe(22);
  });
});
