import type { Random, Tensor } from '@gd/core';
import * as core from '@gd/core';
import {
  add,
  exp,
  grad,
  matmul,
  mean,
  mul,
  random,
  relu,
  sub,
  sum,
  tensor,
  transpose,
  valueAndGrad,
  zeros,
} from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { compile } from './compile';

const stream = random(7);
const normal = (...shape: number[]): Tensor => stream.normal(shape);

function same(f: (...args: never[]) => Tensor, args: readonly Tensor[], tolerance = 2e-6): void {
  expectClose(compile(f)(...(args as never[])), f(...(args as never[])), tolerance);
}

describe('compile', () => {
  it('computes element by element what the function computes', () => {
    same((x: Tensor, y: Tensor) => mul(add(x, y), sub(x, 2)), [normal(3, 5), normal(5)]);
  });
  it('multiplies matrices of all small sizes', () => {
    for (let n = 1; n <= 17; n++) {
      same((a: Tensor, b: Tensor) => matmul(transpose(a), b), [normal(n, 9), normal(n, 1)]);
      same((a: Tensor, b: Tensor) => relu(add(matmul(transpose(a), b), 1)), [normal(5, n), normal(5, 1)]);
      for (const [k, m] of [
        [1 + (n % 4), 33 - n],
        [n, 1 + ((n * 7) % 17)],
        [9 + n, 4 * (1 + (n % 4))],
      ] as const) {
        same((a: Tensor, b: Tensor) => matmul(a, b), [normal(n, k), normal(k, m)]);
        same((a: Tensor, b: Tensor) => matmul(transpose(a), b), [normal(k, n), normal(k, m)]);
        same((a: Tensor, b: Tensor) => matmul(a, transpose(b)), [normal(n, k), normal(m, k)]);
      }
    }
  });
  it('differentiates', () => {
    const f = (w: Tensor, x: Tensor): Tensor => mean(relu(matmul(x, w)));
    same((w: Tensor, x: Tensor) => grad(f)(w, x), [normal(5, 3), normal(7, 5)]);
    const both = compile((w: Tensor, x: Tensor) => valueAndGrad(f)(w, x));
    const [w, x] = [normal(5, 3), normal(7, 5)];
    expectClose(both(w, x).value, f(w, x), 1e-6);
    expect(both.traces).toBe(1);
    both(normal(5, 4), x);
    expect(both.traces).toBe(2);
  });
  it('distinguishes numbers that look alike in JSON', () => {
    const fills = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 0, -0];
    const f = compile((x: Tensor) => fills.map((fill) => core.pad(x, [[1, 0]], fill)));
    expect(f(tensor([1])).map(({ data }) => data[0])).toEqual(fills);
    const g = compile((x: Tensor) => fills.map((fill, i) => sum(add(exp(core.slice(x, [i], [i + 1])), fill))));
    expect(g(tensor([0, 0, 0, 0, 0])).map(({ data }) => data[0])).toEqual([...fills.slice(0, 3), 1, 1]);
  });
  it('emits equal layers once, each with its own weights', () => {
    const weights = Array.from({ length: 6 }, () => normal(4, 4));
    const deep = (x: Tensor, ...kernels: Tensor[]): Tensor =>
      kernels.reduce((y, kernel) => core.tanh(matmul(y, kernel)), x);
    same(deep as never, [normal(3, 4), ...weights]);
    const long = compile(deep);
    long(normal(3, 4), ...weights);
    expect(long.programs[0]!.plan.kernels).toHaveLength(6);
  });
  it('folds', () => {
    for (const axis of [[0], [1], [2], [0, 1], [1, 2], [0, 2], [0, 1, 2]]) {
      same((x: Tensor) => sum(exp(x), { axis }), [normal(3, 5, 7)]);
      same((x: Tensor) => sum(exp(x), { axis }), [normal(4, 6, 70)]);
      same((x: Tensor) => core.max(x, { axis }), [normal(3, 5, 18)]);
    }
  });
  it('accepts random streams: the same draws as without it, new ones at each call', () => {
    const noisy = (x: Tensor, { rng }: { rng: Random }): Tensor => {
      const first = rng.normal([3]);
      return add(mul(x, rng.split('a').uniform([3], { low: 1, high: 2 })), add(first, rng.normal([3])));
    };
    const compiled = compile(noisy);
    const [plain, fast] = [random(5), random(5)];
    for (let i = 0; i < 4; i++) {
      const x = tensor([1, -2, i]);
      expect(compiled(x, { rng: fast })).toEqual(noisy(x, { rng: plain }));
    }
    expect(compiled(tensor([1, 2, 3]), { rng: random(6) })).toEqual(noisy(tensor([1, 2, 3]), { rng: random(6) }));
    expect(compiled.programs).toHaveLength(1);
  });
  it('accepts and returns trees and numbers', () => {
    const f = compile((tree: { a: Tensor; b: Tensor[] }, k: number) => ({
      sum: add(tree.a, tree.b[0]!),
      list: [mul(tree.a, k)],
      k,
    }));
    const got = f({ a: tensor([1, 2]), b: [tensor([3, 4])] }, 3);
    expect([...got.sum.data]).toEqual([4, 6]);
    expect([...got.list[0]!.data]).toEqual([3, 6]);
    expect(got.k).toBe(3);
  });
  it('checks its options', () => {
    const f = ({ x }: { x: Tensor }) => ({ x });
    expect(() => compile(f, { donated: ['x'] } as never)).toThrow(
      'compile: option "donated" — there are donate, keep, backend, threads',
    );
    expect(() => compile(({ w }: { w: Tensor }) => ({ w }), { donate: 'w' as never })).toThrow(
      `compile: donate is "w" — wanted a list of keys, like ['w']`,
    );
    expect(() => compile(async (x: Tensor) => x)(tensor([1]))).toThrow(
      'compile: the function returned a promise — it is traced synchronously; await outside of it',
    );
    expect(() => compile(((x: Tensor) => x) as never, { donate: ['x'] } as never)(tensor(1) as never)).toThrow(
      'compile: with donate or keep a function takes one record — call it with { … }',
    );
    expect(() => compile(f, { donate: ['x'], threads: 9 })).toThrow(
      'compile: threads 9 — wanted a whole number from 1 to 8; as many as there are cores?',
    );
  });
  it('says once that it was traced very often', () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const twice = compile(function doubled(x: Tensor) {
      return add(x, x);
    });
    for (let size = 1; size <= 99; size++) twice(zeros([size]));
    expect(said).not.toHaveBeenCalled();
    for (let size = 100; size <= 250; size++) twice(zeros([size]));
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^compile: doubled was traced 100 times/)]]);
    said.mockRestore();
  });
});
