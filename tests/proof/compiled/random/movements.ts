import * as core from '@gd/core';
import { cast, div, flip, gather, matmul, mul, reshape, transpose } from '@gd/core';
import type { Operation } from './choices';
import { along, calm, filled, fit, hasNone, sizeOf } from './choices';

/** Operations that rearrange numbers, and matrix products. */
export const movements: readonly (readonly [string, Operation])[] = [
  ['flip', along((x, axis) => flip(x, axis))],
  [
    'concat',
    along((x, axis, { b, below }) =>
      sizeOf(x.shape) > 150
        ? undefined
        : core.concat([x, fit(b, x.shape), ...(below(2) === 0 ? [mul(x, 0.5)] : [])], axis),
    ),
  ],
  [
    'stack',
    ({ a, b, below }) =>
      sizeOf(a.shape) > 150 || a.shape.length > 3
        ? undefined
        : core.stack([a, fit(b, a.shape)], below(a.shape.length + 1)),
  ],
  [
    'pad',
    along((x, axis, { below }) =>
      sizeOf(x.shape) > 200
        ? undefined
        : core.pad(
            x,
            x.shape.map((_, i) => (i === axis ? [below(3), below(3)] : [0, 0])),
            below(2) * 0.5,
          ),
    ),
  ],
  [
    'slice',
    along((x, _, { below }) => {
      const start = x.shape.map((n) => below(n));
      return core.slice(
        x,
        start,
        start.map((from, i) => from + 1 + below(x.shape[i]! - from)),
      );
    }),
  ],
  [
    'gather',
    along((x, axis, { whole }) => {
      const points = core.clamp(reshape(whole, [-1]), 0, x.shape[axis]! - 1);
      return sizeOf(x.shape) * sizeOf(whole.shape) > 3000 ? undefined : gather(x, points, axis);
    }),
  ],
  [
    'scatterAdd',
    along((x, axis, { whole, below }) => {
      const size = 1 + below(5);
      return calm(core.scatterAdd(x, core.clamp(fit(whole, [x.shape[axis]!]), 0, size - 1), size, axis));
    }),
  ],
  [
    'oneHot',
    ({ whole, float, below }) =>
      sizeOf(whole.shape) > 100 ? undefined : cast(core.oneHot(core.clamp(whole, 0, 3), 4 + below(2)), float),
  ],
  [
    'transpose',
    ({ a, below }) => {
      const turn = below(3);
      return transpose(
        a,
        a.shape.map((_, i) => (i + turn) % Math.max(1, a.shape.length)),
      );
    },
  ],
  ['transpose of the last', ({ a }) => (a.shape.length < 2 ? undefined : transpose(a))],
  [
    'reshape',
    ({ a, below }) =>
      hasNone(a) ? undefined : reshape(a, [[-1], [1, -1], [-1, 1], [...a.shape].reverse(), [...a.shape, 1]][below(5)]!),
  ],
  ['expandDims', ({ a, below }) => (a.shape.length > 4 ? undefined : core.expandDims(a, below(a.shape.length + 1)))],
  ['squeeze', ({ a }) => core.squeeze(a)],
  [
    'broadcastTo',
    ({ a, below }) =>
      sizeOf(a.shape) > 100 || a.shape.length > 3 ? undefined : core.broadcastTo(a, [1 + below(3), ...a.shape]),
  ],
  [
    'matmul',
    filled(({ a, b, below }) => {
      const left = reshape(a, [-1, a.shape.at(-1) ?? 1]);
      const [rows, width] = left.shape as [number, number];
      if (rows > 60 || width > 60) return undefined;
      const right = below(2) === 0 ? fit(b, [width, 1 + below(9)]) : transpose(fit(b, [1 + below(9), width]));
      return calm(div(matmul(left, right), width));
    }),
  ],
  [
    'matmul in batches',
    filled(({ a, b, below }) => {
      const [left, right] = [fit(a, [1 + below(2), 1 + below(3), 3, 4]), fit(b, [1, 4, 1 + below(5)])];
      return calm(div(below(2) === 0 ? matmul(left, right) : matmul(transpose(right), transpose(left)), 4));
    }),
  ],
];
