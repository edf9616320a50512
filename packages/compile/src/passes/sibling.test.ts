import type { Tensor } from '@gd/core';
import { add, mul, random, relu, sum, tanh } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { expect, it } from 'vitest';
import { compile } from '../compile';

const stream = random(3);
const [x, y] = [stream.normal([40]), stream.normal([40])];

it('reads the inputs that two outputs share once', () => {
  const f = (a: Tensor, b: Tensor): Tensor[] => [add(mul(a, 0.9), b), mul(tanh(a), b)];
  const compiled = compile(f);
  compiled(x, y).forEach((answer, i) => {
    expectClose(answer, f(x, y)[i]!, 1e-6);
  });
  expect(compiled.programs[0]!.plan.kernels).toHaveLength(1);
});
it('does not fuse kernels with nothing in common', () => {
  const compiled = compile((a: Tensor, b: Tensor) => [relu(a), tanh(b)]);
  compiled(x, y);
  expect(compiled.programs[0]!.plan.kernels).toHaveLength(2);
});
it('does not depend on kernels that run later', () => {
  // a sum that the first output uses needs the second output
  const f = (a: Tensor, b: Tensor): Tensor[] => {
    const second = mul(tanh(a), b);
    return [mul(a, sum(second)), second];
  };
  const compiled = compile(f);
  compiled(x, y).forEach((answer, i) => {
    expectClose(answer, f(x, y)[i]!, 1e-5);
  });
});
