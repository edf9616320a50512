import { readdirSync } from 'node:fs';
import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { cast, grad, mul, random, sin, sum, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

type F = (...xs: Tensor[]) => Tensor;
interface Case {
  readonly name: string;
  readonly f: F;
  readonly shapes: readonly (readonly number[])[];
  /** Makes ordinary numbers fit for the operation. */
  readonly fit?: (x: number) => number;
  readonly smooth?: boolean;
}

const positive = (x: number): number => Math.abs(x) + 0.1;
const inside = (x: number): number => Math.tanh(x) * 0.9;
const shapes = [[3, 5], [17], [2, 3, 4]];
const one = (name: string, fit?: (x: number) => number, smooth = true): Case[] =>
  shapes.map((shape) => ({ name, f: core[name as 'exp'] as F, shapes: [shape], smooth, ...(fit && { fit }) }));
const two = (name: string, fit?: (x: number) => number, smooth = true): Case[] =>
  [
    [
      [3, 5],
      [3, 5],
    ],
    [[3, 5], [5]],
    [
      [3, 1],
      [1, 6],
    ],
    [[], [7]],
    [
      [2, 3, 4],
      [3, 1],
    ],
  ].map((pair) => ({
    name,
    f: core[name as 'add'] as F,
    shapes: pair,
    smooth,
    ...(fit && { fit }),
  }));
const folds = (name: string, smooth = true): Case[] =>
  [undefined, 0, 1, -1, [0, 2]].flatMap((axis) =>
    [false, true].map((keepDims) => ({
      name: `${name} ${axis} ${keepDims}`,
      f: ((x) => core[name as 'sum'](x, { ...(axis !== undefined && { axis }), keepDims })) as F,
      shapes: [[3, 4, 5]],
      smooth,
    })),
  );
const of = (name: string, f: F, ...sizes: number[][]): Case => ({ name, f, shapes: sizes });
const indices = tensor(Int32Array.of(2, 0, 1, 2, 2), { shape: [5] });

const cases: Case[] = [
  ...[
    'abs',
    'exp',
    'expm1',
    'neg',
    'sigmoid',
    'tanh',
    'square',
    'sin',
    'cos',
    'softplus',
    'silu',
    'gelu',
    'elu',
    'selu',
    'mish',
  ].flatMap((n) => one(n)),
  ...['relu', 'leakyRelu', 'relu6', 'hardTanh', 'hardSwish', 'softsign', 'logSigmoid', 'erf'].flatMap((n) => one(n)),
  ...['log', 'sqrt', 'reciprocal'].flatMap((n) => one(n, positive)),
  ...one('log1p', inside),
  ...['floor', 'ceil', 'round', 'sign', 'isNaN', 'isFinite', 'logicalNot'].flatMap((n) => one(n, undefined, false)),
  ...['add', 'sub', 'mul', 'maximum', 'minimum'].flatMap((n) => two(n)),
  ...['div', 'pow'].flatMap((n) => two(n, positive)),
  ...['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual', 'logicalAnd', 'logicalOr'].flatMap((n) =>
    two(n, undefined, false),
  ),
  ...['sum', 'mean', 'max', 'min', 'variance', 'prod'].flatMap((n) => folds(n)),
  ...[0, 1, 2].flatMap((axis) => [
    of('softmax', (x) => core.softmax(x!, { axis }), [3, 4, 5]),
    of('logSoftmax', (x) => core.logSoftmax(x!, { axis }), [3, 4, 5]),
    of('logSumExp', (x) => core.logSumExp(x!, { axis }), [3, 4, 5]),
    { ...of('argMax', (x) => core.argMax(x!, { axis }), [3, 4, 5]), smooth: false },
    { ...of('argMin', (x) => core.argMin(x!, { axis }), [3, 4, 5]), smooth: false },
    of('flip', (x) => core.flip(x!, axis), [3, 4, 5]),
    of(
      'gather',
      (x) => core.gather(x!, indices, axis),
      [3, 4, 3].map((s, i) => (i === axis ? 3 : s)),
    ),
    of(
      'scatterAdd',
      (x) => core.scatterAdd(x!, indices, 4, axis),
      [2, 3, 4].map((s, i) => (i === axis ? 5 : s)),
    ),
    of('concat', (x, y) => core.concat([x!, y!, x!], axis), [3, 4, 5], [3, 4, 5]),
    of('stack', (x, y) => core.stack([x!, y!], axis), [3, 5], [3, 5]),
  ]),
  of('clamp', (x) => core.clamp(x!, -0.5, 0.7), [4, 7]),
  of('clamp', (x, low, high) => core.clamp(x!, low!, high!), [4, 7], [7], [4, 1]),
  of('where', (x, y, z) => core.where(core.greater(x!, 0), y!, z!), [4, 7], [7], []),
  of('cast', (x) => cast(cast(x!, 'int32'), x!.dtype), [4, 7]),
  of('broadcastTo', (x) => core.broadcastTo(x!, [3, 4, 5]), [4, 1]),
  of('reshape', (x) => core.reshape(core.transpose(x!), [2, 14]), [4, 7]),
  of('transpose', (x) => core.transpose(x!, [2, 0, 1]), [2, 3, 4]),
  of('transpose of what was computed', (x) => core.exp(core.transpose(core.exp(x!))), [5, 6]),
  of('slice', (x) => core.slice(x!, [1, 2], [3, 6]), [4, 7]),
  of(
    'pad',
    (x) =>
      core.pad(
        x!,
        [
          [1, 2],
          [0, 3],
        ],
        0.5,
      ),
    [4, 7],
  ),
  of('squeeze', (x) => core.squeeze(core.expandDims(x!, 1)), [4, 7]),
  of('stopGradient', (x) => mul(core.stopGradient(x!), x!), [4, 7]),
  of(
    'oneHot',
    (x) => mul(cast(core.oneHot(cast(mul(core.abs(x!), 0.5), 'int32'), 3), x!.dtype), core.reshape(x!, [3, 1])),
    [3],
  ),
  of('matmul', core.matmul as F, [4, 7], [7, 5]),
  of('matmul in batches', core.matmul as F, [2, 3, 4, 7], [3, 7, 5]),
  of('matmul turned', (a, b) => core.matmul(core.transpose(a!), core.transpose(b!)), [7, 4], [5, 7]),
  of('globalAveragePool2d', core.globalAveragePool2d as F, [2, 4, 5, 3]),
];

const stream = random(21);

describe.each(['float32', 'float64'] as const)('operations of %s, eager and compiled', (dtype) => {
  const names = new Map<string, Case[]>();
  for (const one of cases) names.set(one.name, [...(names.get(one.name) ?? []), one]);
  it.each([...names])('%s', (_, list) => {
    for (const { f, shapes: sizes, fit = (x: number) => x, smooth = true } of list) {
      const xs = sizes.map((shape) => {
        const drawn = stream.normal(shape, { dtype: 'float64' });
        const fitted = Float64Array.from(drawn.data, fit);
        return cast(tensor(fitted, { shape }), dtype);
      });
      const tolerance = dtype === 'float32' ? 3e-6 : 1e-12;
      const wanted = f(...xs);
      const compiled = compile(f);
      const got = compiled(...xs);
      expect(compiled.programs).toHaveLength(1);
      expect(got.dtype).toBe(wanted.dtype);
      expectClose(got, wanted, tolerance, 'value');
      if (!smooth) continue;
      xs.forEach((_, index) => {
        const gradient: F = (...at) =>
          grad((x: Tensor) => sum(mul(f(...at.map((y, i) => (i === index ? x : y))), weight)))(at[index]!);
        const weight = sin(core.reshape(cast(core.arange(0, wanted.data.length), dtype), wanted.shape));
        expectClose(compile(gradient)(...xs), gradient(...xs), tolerance * 20, `gradient of input ${index}`);
      });
    }
  });
});

describe('numbers at the edges', () => {
  const edges = [0, -0, 1, -1, Infinity, -Infinity, NaN, 1e-40, -1e-40, 3.4e38, 0.5, -0.5, 1.5, 2.5, 100, -100];
  const x = tensor(edges);
  const pairs = tensor(
    edges.flatMap((a) => edges.map(() => a)),
    { shape: [256] },
  );
  const others = tensor(
    edges.flatMap(() => edges),
    { shape: [256] },
  );
  const unary = [
    'abs',
    'neg',
    'sign',
    'floor',
    'ceil',
    'round',
    'sqrt',
    'exp',
    'log',
    'tanh',
    'sigmoid',
    'relu',
    'isNaN',
    'isFinite',
    'square',
    'expm1',
    'log1p',
    'softplus',
  ];
  it.each(unary)('%s', (name) => {
    const f = core[name as 'exp'] as F;
    expectClose(compile(f)(x), f(x), 1e-6, name);
  });
  it.each(['add', 'sub', 'mul', 'div', 'maximum', 'minimum', 'pow', 'equal', 'less', 'greaterEqual'])('%s', (name) => {
    const f = core[name as 'add'];
    expectClose(compile(f as F)(pairs, others), f(pairs, others), 1e-6, name);
  });
  it.each([[0], [0, 3], [3, 0]])('empty tensors of shape [%s]', (...shape) => {
    const nothing = tensor(new Float32Array(0), { shape });
    for (const f of [(y: Tensor) => core.exp(y), (y: Tensor) => sum(y), (y: Tensor) => core.add(y, 1)]) {
      expectClose(compile(f)(nothing), f(nothing), 0);
    }
  });
  it('knows every operation that the core exports', () => {
    const known = new Set(cases.map(({ name }) => name.split(' ')[0]));
    const elsewhere = ['conv2d', 'maxPool2d', 'avgPool2d'];
    const files = readdirSync(new URL('../../core/src/ops', import.meta.url)).filter(
      (file) => !file.includes('.test.'),
    );
    const ops = files.map((file) => file.replace('.ts', '')).filter((name) => name in core);
    expect(ops.length).toBeGreaterThan(70);
    expect(ops.filter((name) => !known.has(name) && !elsewhere.includes(name) && name !== 'expandDims')).toEqual([]);
  });
});
