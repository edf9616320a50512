import type { Tensor } from '@gd/core';
import { conv2d, exp, grad, matmul, random, relu, softmax, sum, tanh, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { expect, it } from 'vitest';
import { hasRelaxedSimd, pretendRelaxedSimd } from './backends/wasm/encode/hasRelaxedSimd';
import { compile } from './compile';

const stream = random(7);
const normal = (...shape: number[]): Tensor => stream.normal(shape);

it.each([false, true])('gives in a browser the results of eager operations, relaxed %s', (relaxed) => {
  expect(hasRelaxedSimd()).toBe(true);
  pretendRelaxedSimd(relaxed);
  const functions: [(...xs: Tensor[]) => Tensor, Tensor[]][] = [
    [(x, w) => tanh(matmul(x!, w!)), [normal(9, 7), normal(7, 18)]],
    [(x) => softmax(exp(x!), { axis: 0 }), [normal(5, 6)]],
    [(x, kernel) => relu(conv2d(x!, kernel!)), [normal(2, 7, 6, 3), normal(3, 3, 3, 5)]],
  ];
  for (const [f, xs] of functions) {
    const gradient = (...at: Tensor[]): Tensor => grad((x: Tensor) => sum(f(x, ...at.slice(1))))(at[0]!);
    for (const one of [f, gradient]) {
      const compiled = compile(one);
      expectClose(compiled(...xs), one(...xs), 1e-5);
      expect(compiled.programs).toHaveLength(1);
    }
  }
  pretendRelaxedSimd(undefined);
});

it('supports more programs than a page can have memories', () => {
  const functions = Array.from({ length: 6 }, () => compile((x: Tensor) => sum(exp(x))));
  for (const f of functions)
    for (let size = 1; size <= 32; size++) expect(f(tensor(new Float32Array(size))).data[0]).toBe(size);
  expect(functions.flatMap(({ programs }) => programs).length).toBe(192);
});
