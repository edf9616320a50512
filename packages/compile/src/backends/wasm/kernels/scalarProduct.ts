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

/** Emits a product number by number, in the order of the sum, for float64. */
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
  const sum = code.local(type);
  const axes = [...sizes.keys()];
  nest.loops(axes.slice(0, space.length), () => {
    const zero = type === 'f32' ? code.f32(0) : code.f64(0);
    zero.set(sum);
    nest.loops(axes.slice(space.length), () => {
      code.get(sum);
      nest.load(0);
      nest.load(1);
      code.do(op[type].mul, op[type].add).set(sum);
    });
    emitBody(code, body, {
      vector: false,
      root: sum,
      load: (leaf) => nest.load(2 + leaf),
      store: (index, local) => nest.store(2 + leaves.length + index, local),
    });
  });
  nest.release();
  code.free(type, sum);
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
