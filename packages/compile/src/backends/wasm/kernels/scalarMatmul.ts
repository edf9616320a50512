import type { Body, Leaf } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import type { AddressOf, Stream } from './loopNest';
import { stream } from './loopNest';
import { writeScalarProduct } from './scalarProduct';

/** Emits a matrix product number by number, for float64. */
export function writeScalarMatmul(code: Assembler, body: Body, operands: readonly Leaf[], addressOf: AddressOf): void {
  const [left, right] = operands.map(({ node, layout }) => stream(addressOf(node), layout, node.dtype)) as [
    Stream,
    Stream,
  ];
  const [a, b] = [left.strides, right.strides];
  writeScalarProduct(code, body, addressOf, {
    inner: [operands[0]!.layout.shape.at(-1)!],
    left: { ...left, strides: [...a.slice(0, -1), 0, a.at(-1)!] },
    right: { ...right, strides: [...b.slice(0, -2), 0, b.at(-1)!, b.at(-2)!] },
  });
}
