import type { Tensor } from '@gd/core';
import { add, cast, conv2d, erf, grad, matmul, mul, relu, square, sum, zeros } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile';
import type { Kernel } from '../../../graph/kernel';
import type { Node } from '../../../graph/node';
import { sourceOf } from '../../../passes/source';
import type { Stretch } from './accessRanges';
import { accessRanges } from './accessRanges';
import { partitionKernel } from './partition';

type Function = (...tensors: Tensor[]) => Tensor;

/** The kernels of a function of tensors of these shapes, and where a part of one writes. */
function kernelsOf(f: Function, ...shapes: number[][]) {
  const compiled = compile(f);
  compiled(...shapes.map((shape) => zeros(shape)));
  const { kernels, addresses } = compiled.programs[0]!.plan;
  const standIns = new Map<Node, number>();
  const addressOf = (node: Node): number => standIns.get(node) ?? addresses.get(sourceOf(node).base)!;
  const parts = (kernel: Kernel, count: number) =>
    partitionKernel(kernel, count, (part, whole, bytes) => standIns.set(part, addressOf(whole) + bytes));
  return { kernels, parts, stretches: (kernel: Kernel): readonly Stretch[] => accessRanges(kernel, addressOf).writes };
}

const image = (x: Tensor, kernel: Tensor): Tensor => conv2d(x, kernel, { padding: 'same' });
const gradient = (x: Tensor, kernel: Tensor) => grad((w: Tensor) => sum(square(image(x, w))))(kernel) as Tensor;
const cases: [string, Function, number[][]][] = [
  ['a loop', (x) => relu(mul(x!, 3)), [[40, 64]]],
  ['a loop over one axis', (x) => mul(x!, x!), [[4096]]],
  [
    'a product',
    (x, y) => relu(matmul(x!, y!)),
    [
      [64, 32],
      [32, 48],
    ],
  ],
  [
    'a flat product, by its columns',
    (x, y) => matmul(x!, y!),
    [
      [2, 32],
      [32, 256],
    ],
  ],
  [
    'products',
    (x, y) => matmul(x!, y!),
    [
      [32, 4, 16],
      [32, 16, 4],
    ],
  ],
  ['a fold of rows', (x) => sum(mul(x!, x!), { axis: 1 }), [[64, 100]]],
  ['a fold of columns', (x) => sum(mul(x!, x!), { axis: 0 }), [[100, 256]]],
  [
    'a convolution',
    (x, y) => image(x!, y!),
    [
      [32, 8, 8, 3],
      [3, 3, 3, 16],
    ],
  ],
  [
    'the gradient of its kernel',
    (x, y) => gradient(x!, y!),
    [
      [4, 8, 8, 16],
      [3, 3, 16, 32],
    ],
  ],
];

describe('parts of a kernel', () => {
  it.each(cases)('%s: together they write every number exactly once', (_, f, shapes) => {
    const { kernels, parts, stretches } = kernelsOf(f, ...shapes);
    const kernel = kernels.findLast((one) => parts(one, 4) !== undefined);
    for (const count of [2, 3, 4]) {
      const pieces = parts(kernel!, count)!;
      expect(pieces).toHaveLength(count);
      const sizes = pieces.map(({ body, root }) => (root?.kind === 'reduce' ? root.shape : body.space));
      const whole = kernel!.root?.kind === 'reduce' ? kernel!.root.shape : kernel!.body.space;
      const product = (shape: readonly number[]) => shape.reduce((all, size) => all * size, 1);
      expect(sizes.reduce((all, shape) => all + product(shape), 0)).toBe(product(whole));
      const starts = pieces.map((piece) => stretches(piece)[0]![0]);
      const ends = pieces.map((piece) => stretches(piece)[0]![1]);
      const [[begin, end]] = stretches(kernel!) as [Stretch];
      expect([starts[0], ends[count - 1]]).toEqual([begin, end]);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
      expect(new Set(starts).size).toBe(count);
    }
  });
  it.each([1_000_000, 100_352])('a million numbers in a row are split at cache lines: %i', (size) => {
    const { kernels, parts, stretches } = kernelsOf((x, y) => add(mul(x!, 0.9), y!), [size], [size]);
    for (const count of [2, 3, 4]) {
      const pieces = parts(kernels[0]!, count)!.map((piece) => stretches(piece)[0]!);
      for (const [i, [from, to]] of pieces.entries()) {
        expect(from % 64).toBe(0);
        if (i > 0) expect(from).toBe(pieces[i - 1]![1]);
        expect(Math.abs(to - from - (4 * size) / count)).toBeLessThanOrEqual(64);
      }
    }
  });
  it('split the larger factor of a product', () => {
    const spaces = (rows: number, columns: number) => {
      const { kernels, parts } = kernelsOf((x, y) => matmul(x!, y!), [rows, 64], [64, columns]);
      return parts(kernels[0]!, 2)!.map(({ body }) => body.space);
    };
    expect(spaces(64, 128)).toEqual([
      [64, 64],
      [64, 64],
    ]);
    expect(spaces(128, 64)).toEqual([
      [64, 64],
      [64, 64],
    ]);
    expect(spaces(256, 32)).toEqual([
      [128, 32],
      [128, 32],
    ]);
  });
  it('there are none if a sum would be split, or parts would be too small', () => {
    const none = (f: Function, ...shapes: number[][]) => {
      const { kernels, parts } = kernelsOf(f, ...shapes);
      expect(parts(kernels.at(-1)!, 2)).toBeUndefined();
    };
    none((x) => sum(x!), [4096]);
    none((x) => mul(x!, 2), [63]);
    none((x, y) => matmul(x!, y!), [2, 500], [500, 4]);
    // a function of the host, which workers do not have
    none((x) => cast(erf(cast(x!, 'float64')), 'float32'), [64, 64]);
  });
});
