import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Tensor } from '@gd/core';
import { broadcastTo, exp, mul, sum, tensor, transpose, zeros } from '@gd/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../compile';

const withoutMemory = (): void => {
  const refuse = class {
    constructor() {
      throw new RangeError('could not allocate memory');
    }
  };
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(refuse as never);
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('compile', () => {
  it('keeps the latest 32 programs, and traces a dropped shape again', () => {
    const f = compile((x: Tensor) => mul(x, 2));
    for (let n = 1; n <= 40; n++) expect(f(zeros([n])).shape).toEqual([n]);
    expect([f.traces, f.programs.length]).toEqual([40, 32]);
    f(zeros([40]));
    expect(f.traces).toBe(40);
    expect([...f(tensor([3])).data]).toEqual([6]);
    expect(f.traces).toBe(41);
  });
  it('rejects loops that would count further than they can', () => {
    const f = compile((x: Tensor) => sum(mul(x, transpose(x))));
    expect(() => f(zeros([2 ** 16, 1]))).toThrow(
      'compile: mul·sum over 4,294,967,296 numbers — at most 2,147,483,647 at once; use smaller batches?',
    );
    const g = compile((x: Tensor) => mul(x, transpose(x)));
    expect(() => g(zeros([2 ** 16, 1]))).toThrow('compile: mul over 4,294,967,296 numbers');
  });
  it('reports when it cannot allocate memory', () => {
    const f = compile((x: Tensor) => exp(x));
    withoutMemory();
    expect(() => f(zeros([2 ** 20]))).toThrow(
      'compile: could not allocate 8 MiB of memory — close other programs, or use smaller batches?',
    );
    vi.restoreAllMocks();
    expect(f(zeros([2 ** 20])).data[7]).toBe(1);
  });
  it('frees its memory when nobody needs it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const programs: WeakRef<object>[] = [];
    for (let i = 0; i < 12; i++) {
      const f = compile((x: Tensor) => sum(transpose(exp(broadcastTo(x, [2048, 2048])))));
      f(tensor([0]));
      programs.push(new WeakRef(f.programs[0]!));
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
    expect(programs.filter((one) => one.deref() !== undefined).length).toBeLessThan(3);
  });
});
