import { afterEach, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { add } from '../ops/add';
import { mul } from '../ops/mul';
import { DenseTensor, tensor } from '../tensor/tensor';
import { setTracer } from './tracer';

afterEach(() => {
  setTracer(undefined);
});

it('gives the tracer every operation, with the shape and dtype of its output', () => {
  const seen: string[] = [];
  setTracer((op, inputs, _, shape, dtype) => {
    seen.push(`${op.name} of ${inputs.length} → ${dtype}[${shape}]`);
    return new DenseTensor(shape, dtype, new Float32Array(4).fill(7));
  });
  expect([...add(tensor([[1], [2]]), tensor([3, 4])).data]).toEqual([7, 7, 7, 7]);
  expect(seen).toEqual(['add of 2 → float32[2,2]']);
});

it('computes what the tracer declines, and everything once it is removed', () => {
  const tracer = () => undefined;
  expect(setTracer(tracer)).toBeUndefined();
  expect(add(1, 2).data[0]).toBe(3);
  expect(setTracer(undefined)).toBe(tracer);
  expect(add(1, 2).data[0]).toBe(3);
});

it('shows the tracer the operations of gradients, too', () => {
  const seen: string[] = [];
  setTracer((op) => {
    seen.push(op.name);
    return undefined;
  });
  grad((x) => mul(x, x))(3);
  expect(seen).toEqual(['input', 'mul', 'mul', 'mul', 'add']);
});
