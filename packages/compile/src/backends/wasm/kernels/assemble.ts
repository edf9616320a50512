import { sizeOf } from '@gd/core/extend';
import type { Body, Leaf } from '../../../graph/kernel';
import { contiguous } from '../../../graph/layout';
import type { Node } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { writeLoop } from './loop';
import type { AddressOf } from './loopNest';

/** Emits a kernel that fills a block with one number, unless its parts cover it, and copies the parts into it. */
export function writeAssemble(
  code: Assembler,
  root: Node & { kind: 'assemble' },
  operands: readonly Leaf[],
  addressOf: AddressOf,
): void {
  const { shape, dtype, fill, starts } = root;
  const whole = contiguous(shape);
  const covered = operands.reduce((sum, { layout }) => sum + sizeOf(layout.shape), 0);
  if (covered < sizeOf(shape)) {
    const background: Body = {
      space: shape,
      leaves: [],
      steps: [{ kind: 'constant', value: fill, dtype }],
      stores: [{ step: 0, node: root, layout: whole }],
    };
    writeLoop(code, background, addressOf);
  }
  operands.forEach((operand, i) => {
    const offset = starts[i]!.reduce((sum, start, axis) => sum + start * whole.strides[axis]!, 0);
    const part: Body = {
      space: operand.layout.shape,
      leaves: [operand],
      steps: [{ kind: 'load', leaf: 0, dtype }],
      stores: [{ step: 0, node: root, layout: { shape: operand.layout.shape, offset, strides: whole.strides } }],
    };
    writeLoop(code, part, addressOf);
  });
}
