import { compile } from '@gd/compile';
import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { cast, grad, mul, random, sin, sum, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import type { F, OperationCase } from './operationCases';
import { ofOne, ofTwo, operationCases, operations } from './operationCases';
import { unknown } from './unknown';

const stream = random(21);

describe.each(['float32', 'float64'] as const)('operations of %s, eager and compiled', (dtype) => {
  const names = new Map<string, OperationCase[]>();
  for (const one of operationCases) names.set(one.name, [...(names.get(one.name) ?? []), one]);
  it.each([...names])('%s', (_, list) => {
    for (const { name, f, shapes: sizes, fit = (x: number) => x, smooth = true } of list) {
      const xs = sizes.map((shape) => {
        const drawn = stream.normal(shape, { dtype: 'float64' });
        const fitted = Float64Array.from(drawn.data, fit);
        return cast(tensor(fitted, { shape }), dtype);
      });
      const tolerance = dtype === 'float32' ? 3e-6 : 1e-12;
      const wanted = f(...xs);
      const compiled = compile(f);
      const got = compiled(...xs);
      expect(compiled.programs, unknown(name)).toHaveLength(1);
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

it.each([[0], [0, 3], [3, 0]])('empty tensors of shape [%s]', (...shape) => {
  const nothing = tensor(new Float32Array(0), { shape });
  for (const f of [(y: Tensor) => core.exp(y), (y: Tensor) => sum(y), (y: Tensor) => core.add(y, 1)]) {
    expectClose(compile(f)(nothing), f(nothing), 0);
  }
});

it('the operations are found, those of one tensor and those of two', () => {
  expect(operations.length).toBeGreaterThan(70);
  expect(ofOne).toEqual(expect.arrayContaining(['abs', 'log', 'softmax', 'transpose', 'variance']));
  expect(ofTwo).toEqual(expect.arrayContaining(['add', 'less', 'logicalOr', 'pow']));
});
