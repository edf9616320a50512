import { sizeOf } from '@gd/core/extend';
import type { Body, Leaf } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { emitBody } from './emitBody';
import type { AddressOf, Stream } from './loopNest';
import { LoopNest, stream, streamsOf } from './loopNest';
import { scalarType } from './scalarOps';

/** A product: the loops of its sums, and the strides of its factors along all loops, those of the output first. */
export interface ScalarProduct {
  readonly inner: readonly number[];
  readonly left: Stream;
  readonly right: Stream;
}

/** Emits a product number by number, in the order of the sum, which is a float64 whatever the factors are. */
export function writeScalarProduct(
  code: Assembler,
  body: Body,
  addressOf: AddressOf,
  { inner, left, right }: ScalarProduct,
): void {
  const { space, leaves } = body;
  if (sizeOf(space) === 0) return;
  const type = scalarType(left.dtype) as 'f32' | 'f64';
  const still = inner.map(() => 0);
  const sizes = [...space, ...inner];
  const nest = new LoopNest(code, sizes, [
    left,
    right,
    ...streamsOf(addressOf, body).map((one) => ({ ...one, strides: [...one.strides, ...still] })),
  ]);
  const isWide = type === 'f32';
  const [sum, root] = [code.local('f64'), code.local(type)];
  const axes = [...sizes.keys()];
  nest.loops(axes.slice(0, space.length), () => {
    code.f64(0).set(sum);
    nest.loops(axes.slice(space.length), () => {
      code.get(sum);
      for (const factor of [0, 1]) {
        nest.load(factor);
        if (isWide) code.do(op.f64.fromF32);
      }
      code.do(op.f64.mul, op.f64.add).set(sum);
    });
    code.get(sum);
    if (isWide) code.do(op.f32.fromF64);
    code.set(root);
    emitBody(code, body, {
      vector: false,
      root,
      load: (leaf) => nest.load(2 + leaf),
      store: (index, local) => nest.store(2 + leaves.length + index, local),
    });
  });
  nest.release();
  code.free('f64', sum);
  code.free(type, root);
}

/** Emits a matrix product number by number, for float64. */
export function writeScalarMatmul(code: Assembler, body: Body, operands: readonly Leaf[], addressOf: AddressOf): void {
  const [left, right] = operands.map((operand) => stream(addressOf, operand)) as [Stream, Stream];
  const [a, b] = [left.strides, right.strides];
  writeScalarProduct(code, body, addressOf, {
    inner: [operands[0]!.layout.shape.at(-1)!],
    left: { ...left, strides: [...a.slice(0, -1), 0, a.at(-1)!] },
    right: { ...right, strides: [...b.slice(0, -2), 0, b.at(-1)!, b.at(-2)!] },
  });
}
