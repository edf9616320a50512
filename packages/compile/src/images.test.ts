import type { Tensor } from '@gd/core';
import { avgPool2d, conv2d, grad, maxPool2d, mul, random, square, sum } from '@gd/core';
import { argMaxPool2d } from '@gd/core/extend';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

const stream = random(11);
const normal = (...shape: number[]): Tensor => stream.normal(shape);
const exact = (...shape: number[]): Tensor => stream.normal(shape, { dtype: 'float64' });

const windows = [
  {},
  { padding: 'same' },
  { padding: 'same', stride: 2 },
  { stride: [2, 1], padding: 1 },
  {
    dilation: 2,
    padding: [
      [2, 1],
      [0, 3],
    ],
  },
  { stride: 3, dilation: [1, 2], padding: 'same' },
] as const;

describe('images', () => {
  for (const options of windows) {
    for (const [channels, depth, size] of [
      [1, 8, 3],
      [3, 5, 2],
      [4, 16, 3],
      [2, 18, 1],
    ] as const) {
      it(`convolves ${channels} to ${depth} by ${size} with ${JSON.stringify(options)}`, () => {
        const [x, kernel] = [normal(2, 9, 8, channels), normal(size, size, channels, depth)];
        const f = (a: Tensor, b: Tensor): Tensor => conv2d(a, b, options as never);
        const both = compile((a: Tensor, b: Tensor) => ({
          value: f(a, b),
          image: grad((c: Tensor) => sum(square(f(c, b))))(a),
          kernel: grad((c: Tensor) => sum(square(f(a, c))))(b),
        }));
        const got = both(x, kernel);
        expect(both.programs).toHaveLength(1);
        expectClose(got.value, f(x, kernel), 1e-4);
        expectClose(got.image, grad((c: Tensor) => sum(square(f(c, kernel))))(x), 1e-4);
        expectClose(got.kernel, grad((c: Tensor) => sum(square(f(x, c))))(kernel), 1e-4);
      });
    }
  }
  it('convolves in groups', () => {
    const [x, kernel] = [normal(2, 6, 5, 6), normal(3, 3, 2, 9)];
    const f = (a: Tensor, b: Tensor): Tensor => sum(square(conv2d(a, b, { groups: 3, padding: 'same' })));
    expectClose(compile(f)(x, kernel), f(x, kernel), 1e-4);
    expectClose(compile(grad(f))(x, kernel), grad(f)(x, kernel), 1e-4);
    expectClose(
      compile((a: Tensor, b: Tensor) => grad((c: Tensor) => f(a, c))(b))(x, kernel),
      grad((c: Tensor) => f(x, c))(kernel),
      1e-5,
    );
  });
  for (const options of [{}, { stride: 1 }, { padding: 'same', stride: 2 }, { stride: [1, 3], padding: 1 }] as const) {
    it(`pools with ${JSON.stringify(options)}`, () => {
      for (const depth of [1, 3, 4, 6]) {
        const x = normal(2, 7, 8, depth);
        const size = 3;
        for (const pool of [maxPool2d, avgPool2d]) {
          const f = (a: Tensor): Tensor => pool(a, size, options as never);
          const loss = (a: Tensor): Tensor => sum(mul(f(a), f(a)));
          const both = compile((a: Tensor) => [f(a), grad(loss)(a)] as const);
          const [value, gradient] = both(x);
          expect(both.programs).toHaveLength(1);
          expectClose(value, f(x), 1e-6);
          expectClose(gradient, grad(loss)(x), 1e-4);
        }
        expect(compile((a: Tensor) => argMaxPool2d(a, size, options as never))(x).data).toEqual(
          argMaxPool2d(x, size, options as never).data,
        );
      }
    });
  }
  for (const options of windows) {
    it(`convolves float64 with ${JSON.stringify(options)}`, () => {
      const [x, kernel] = [exact(2, 9, 8, 3), exact(3, 3, 3, 5)];
      const f = (a: Tensor, b: Tensor): Tensor => conv2d(a, b, options as never);
      const both = compile((a: Tensor, b: Tensor) => ({
        value: f(a, b),
        image: grad((c: Tensor) => sum(square(f(c, b))))(a),
        kernel: grad((c: Tensor) => sum(square(f(a, c))))(b),
      }));
      const got = both(x, kernel);
      expect(both.programs).toHaveLength(1);
      expectClose(got.value, f(x, kernel), 1e-12);
      expectClose(got.image, grad((c: Tensor) => sum(square(f(c, kernel))))(x), 1e-12);
      expectClose(got.kernel, grad((c: Tensor) => sum(square(f(x, c))))(kernel), 1e-12);
    });
  }
  it('pools float64', () => {
    for (const options of [{}, { stride: 1, padding: 'same' }, { stride: [1, 3], padding: 1 }] as const) {
      const x = exact(2, 7, 8, 3);
      for (const pool of [maxPool2d, avgPool2d]) {
        const f = (a: Tensor): Tensor => pool(a, 3, options as never);
        const loss = (a: Tensor): Tensor => sum(mul(f(a), f(a)));
        const both = compile((a: Tensor) => [f(a), grad(loss)(a)] as const);
        const [value, gradient] = both(x);
        expect(both.programs).toHaveLength(1);
        expectClose(value, f(x), 1e-12);
        expectClose(gradient, grad(loss)(x), 1e-12);
      }
      const places = compile((a: Tensor) => argMaxPool2d(a, 3, options as never));
      expect(places(x).data).toEqual(argMaxPool2d(x, 3, options as never).data);
    }
  });
});
