import type { Tensor } from '@gd/core';
import { add, grad, mul, recordTape, square, sum, tensor, valueAndGrad } from '@gd/core';
import { minimize, sgd } from '@gd/optim';
import { expect, it } from 'vitest';
import { compile } from './compile';
import { readSync } from './handle';

const y = tensor([3, 4]);
const f = (x: Tensor): Tensor => sum(mul(square(x), y));
const compiled = compile(f);
const x = tensor([1, 2]);

it('a compiled function runs as its function while a gradient is recorded', () => {
  expect(compiled(x).data[0]).toBe(19);
  expect([...grad(compiled)(x).data]).toEqual([6, 16]);
  expect(valueAndGrad(compiled)(x).value.data[0]).toBe(19);
  expect(recordTape(compiled)(x).nodes.map(({ name }) => name)).toEqual(['x', 'square', 'constant', 'mul', 'sum']);
  expect([...grad((a: Tensor) => sum(grad(compiled)(a)))(x).data]).toEqual([6, 8]);
});

it('it does so even if it was never called before', () => {
  expect([...grad(compile(f))(x).data]).toEqual([6, 16]);
});

it('it does so if the differentiated tensor comes from outside', () => {
  expect([...grad((a: Tensor) => compile((b: Tensor) => sum(mul(b, a)))(y))(x).data]).toEqual([3, 4]);
});

it('minimize goes down it', () => {
  const plain = minimize(f, x, sgd({ learningRate: 0.05 }));
  expect(minimize(compiled, x, sgd({ learningRate: 0.05 }))).toEqual(plain);
  expect(plain).not.toEqual(minimize(f, x, sgd({ learningRate: 0.05 }), { steps: 1 }));
});

it('inside another trace it runs as its function, too', () => {
  const twice = compile((a: Tensor) => mul(compiled(a), 2));
  expect(twice(x).data[0]).toBe(38);
  expect(twice.programs[0]!.called.map(({ name }) => name)).toEqual(['square', 'mul', 'sum', 'mul']);
  const outer = compile((a: Tensor) => grad(compiled)(a));
  expect([...outer(x).data]).toEqual([6, 16]);
  const traces = compiled.traces;
  outer(tensor([3, 4]));
  expect(compiled.traces).toBe(traces);
});

it('a handle among the arguments is read for it', () => {
  const step = compile(({ w }: { w: Tensor }) => ({ w: add(w, 1), loss: sum(square(w)) }), { donate: ['w'] });
  const now = step({ w: x });
  expect([...grad((a: Tensor) => add(step({ w: now.w }).loss, sum(a)))(x).data]).toEqual([1, 1]);
  expect([...readSync(now.w).data]).toEqual([2, 3]);
});
