import type { Tensor } from '@gd/core';
import { abs, cast, concat, conv2d, full, grad, matmul, mean, mul, random, sum, transpose, variance } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile';

const n = 200_000;

/** How far the numbers of a compiled function are from those of float64, over the sum of the addends' sizes. */
function error(f: (...xs: readonly Tensor[]) => Tensor, scale: typeof f, ...xs: readonly Tensor[]): number {
  const exact = xs.map((x) => cast(x, 'float64'));
  const [got, wanted, sizes] = [compile(f)(...xs).data, f(...exact).data, scale(...exact).data];
  expect(got.length).toBe(wanted.length);
  return Math.max(...Array.from(got, (x, i) => Math.abs(x - wanted[i]!) / sizes[i]!));
}

/** Numbers of one size, whose roundings all go the same way, and numbers of both signs. */
const kinds: Readonly<Record<string, (shape: readonly number[]) => Tensor>> = {
  'of 0.1': (shape) => full(shape, 0.1),
  'of 0.7213': (shape) => full(shape, 0.7213),
  'drawn at random': (shape) => random(1).normal(shape),
};

describe.each(Object.entries(kinds))('200,000 numbers %s', (_, make) => {
  it.each<[string, readonly number[], number | readonly number[] | undefined]>([
    ['the first axis, 4 columns', [n, 4], 0],
    ['the first axis, 37 columns', [n / 8, 37], 0],
    ['the last axis', [4, n], 1],
    ['the middle axis', [3, n, 2], 1],
    ['two axes around another', [500, 3, 400], [0, 2]],
    ['all axes', [n, 3], undefined],
    ['columns of one', [n, 1], 0],
    ['as batchNorm does', [64, 28, 28, 4], [0, 1, 2]],
  ])('are added along %s', (_, shape, axis) => {
    const along = (axes: typeof axis) => (axes === undefined ? {} : { axis: axes });
    const mirrored = [axis ?? []].flat().map((one) => shape.length - 1 - one);
    const back = along(axis === undefined ? undefined : mirrored);
    const turned = (x?: Tensor) => sum(transpose(x!, [...shape.keys()].reverse()), back);
    expect(
      error(
        (x) => sum(x!, along(axis)),
        (x) => sum(abs(x!), along(axis)),
        make(shape),
      ),
    ).toBeLessThan(1e-6);
    expect(
      error(
        (x) => mean(x!, along(axis)),
        (x) => mean(abs(x!), along(axis)),
        make(shape),
      ),
    ).toBeLessThan(1e-6);
    expect(error(turned, (x) => turned(abs(x!)), make(shape))).toBeLessThan(1e-6);
  });
  it('have their variance', () => {
    const along = { axis: [0, 1, 2] };
    const f = (x?: Tensor) => variance(x!, along);
    expect(error(f, f, concat([make([255, 28, 28, 4]), full([1, 28, 28, 4], 3)]))).toBeLessThan(1e-6);
  });
  it.each([
    [1, 4],
    [5, 17],
    [9, 1],
    [70, 40],
  ])('are contracted by a product of %d rows and %d columns', (rows, columns) => {
    const inner = rows > 9 ? 3001 : n;
    const [a, b] = [make([rows, inner]), make([inner, columns])];
    const sizes = (x?: Tensor, y?: Tensor) => matmul(abs(x!), abs(y!));
    expect(error((x, y) => matmul(x!, y!), sizes, a, b)).toBeLessThan(1e-6);
    const turned = (x?: Tensor, y?: Tensor) => matmul(transpose(x!), y!);
    expect(error(turned, (x, y) => turned(abs(x!), abs(y!)), transpose(a), b)).toBeLessThan(1e-6);
    // a step in float64 makes it go number by number
    const scalar = (x?: Tensor, y?: Tensor) => cast(mul(cast(matmul(x!, y!), 'float64'), 2), 'float32');
    expect(error(scalar, (x, y) => mul(sizes(x, y), 2), a, b)).toBeLessThan(1e-6);
  });
});

it.each([
  ['many images', [60, 28, 28, 1], 1e-6],
  ['two long rows', [2, 1, 2003, 1], 1e-4],
])('gradients of kernels over %s are near, too', (_, shape, most) => {
  const images = full(shape, 0.7213);
  const kernel = full([1, 3, 1, 4], 0.1);
  const f = grad((w: Tensor, x: Tensor) => sum(conv2d(x, w)));
  const exact = f(cast(kernel, 'float64'), cast(images, 'float64')).data;
  compile(f)(kernel, images).data.forEach((x, i) => {
    expect(Math.abs(x / exact[i]! - 1)).toBeLessThan(most);
  });
});
