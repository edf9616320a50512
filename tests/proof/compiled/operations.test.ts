import { readdirSync } from 'node:fs';
import { compile } from '@gd/compile';
import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { cast, grad, mul, random, sin, sum, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import type { F, OperationCase } from './operationCases';
import { operationCases } from './operationCases';

const stream = random(21);

describe.each(['float32', 'float64'] as const)('operations of %s, eager and compiled', (dtype) => {
  const names = new Map<string, OperationCase[]>();
  for (const one of operationCases) names.set(one.name, [...(names.get(one.name) ?? []), one]);
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
  it('knows every operation that core exports', () => {
    const known = new Set(operationCases.map(({ name }) => name.split(' ')[0]));
    const elsewhere = ['conv2d', 'maxPool2d', 'avgPool2d'];
    const files = readdirSync(new URL('../../../packages/core/src/ops', import.meta.url)).filter(
      (file) => !file.includes('.test.'),
    );
    const ops = files.map((file) => file.replace('.ts', '')).filter((name) => name in core);
    expect(ops.length).toBeGreaterThan(70);
    expect(ops.filter((name) => !known.has(name) && !elsewhere.includes(name) && name !== 'expandDims')).toEqual([]);
  });
});
