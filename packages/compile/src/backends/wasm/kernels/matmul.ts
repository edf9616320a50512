import { sizeOf } from '@gd/core/extend';
import type { Body, Leaf } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import { blockingOf, panelColumns, productOf } from './blocking';
import { vectorizable } from './emitBody';
import { writeSums } from './epilogue';
import type { AddressOf, Stream } from './loopNest';
import { LoopNest, stream, streamsOf } from './loopNest';
import { packColumns, packLeft, packRows } from './pack';
import { rowsFor } from './tile';

/** The scratch memory that a product needs for packing, in bytes. */
export function matmulScratch(operands: readonly Leaf[]): number {
  return blockingOf(productOf(operands).product).bytes;
}

/** Whether tiles can read a factor in place: strides are positive, and the right one is dense along rows or columns. */
export function readable({ layout: { shape, strides } }: Leaf, side: 'left' | 'right'): boolean {
  const [row, column] = [strides.at(-2)!, strides.at(-1)!];
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  if (side === 'left') return columns === 1 || column > 0;
  return (column === 1 || columns === 1 || row === 1) && (rows === 1 || row > 0) && (columns === 1 || column > 0);
}

/** Emits a matrix product, and the steps that follow it on every sum while it is still in a register. */
export function writeMatmul(
  code: Assembler,
  body: Body,
  operands: readonly Leaf[],
  addressOf: AddressOf,
  scratch: number,
): void {
  const { space } = body;
  if (sizeOf(space) === 0) return;
  const { product, turned } = productOf(operands);
  const { rows, columns, inner } = product;
  // longer sums need all registers for themselves
  code.holdsConstants = inner <= 8;
  const { packsLeft, packsRight, panels, panelBytes, ...blocking } = blockingOf(product);
  const leftAt = scratch + blocking.leftAt;
  const [down, across] = [space.length - 2, space.length - 1];
  const [rowAxis, columnAxis] = turned ? [across, down] : [down, across];
  const along = (operand: Leaf, outer: number, axis: number): Stream => {
    const own = stream(addressOf, operand);
    const strides = [...own.strides.slice(0, -2), axis === down ? outer : 0, axis === across ? outer : 0];
    return { ...own, strides };
  };
  const [first, second] = turned ? [operands[1]!, operands[0]!] : [operands[0]!, operands[1]!];
  const nest = new LoopNest(code, space, [
    along(first, product.left.outer, rowAxis),
    along(second, product.right.outer, columnAxis),
    ...streamsOf(addressOf, body),
  ]);
  const leftStride = product.left.inner || 4;
  const rightDense = product.right.outer === 4 || columns === 1;
  const batchAxes = [...space.keys()].slice(0, -2);
  const after = { nest, body, firstStream: 2, rowAxis, columnAxis };
  // the offset of a tile in the packed panels, and of the packed left factor
  const [copied, zero] = [code.local('i32'), code.local('i32')];
  if (packsLeft) code.i32(0).set(zero);

  /** Emits some panels of the right factor: packed, then multiplied by every row. */
  const strip = (panels: number, width: number): void => {
    const vectors = Math.ceil(width / 4);
    const at = nest.at(1);
    const copies = packsLeft && vectors === 4;
    const tile = (tall: number): void => {
      writeSums(after, tall, width, {
        inner: [{ count: inner, stride: copies ? tall * 4 : leftStride }],
        left: copies
          ? { pointer: zero, offset: leftAt, rowStride: 4 }
          : { ...nest.at(0), rowStride: product.left.outer },
        right: packsRight
          ? { ...(panels > 1 && { pointer: copied }), offset: scratch, stride: vectors * 16 }
          : { ...at, stride: product.right.inner },
      });
    };
    const row = (tall: number): void => {
      if (copies) packLeft(code, { ...nest.at(0), stride: leftStride, rows: tall, inner }, leftAt);
      code.i32(0).set(copied);
      nest.loop(
        columnAxis,
        () => {
          tile(tall);
          code.advance(copied, panelBytes);
        },
        { rounds: panels, step: width },
      );
    };
    if (packsRight) {
      code.i32(0).set(copied);
      const shape = { ...at, rowStride: product.right.inner, columnStride: product.right.outer, rows: inner };
      const pack = rightDense ? packRows : packColumns;
      nest.loop(columnAxis, () => pack(code, { ...shape, columns: width, to: scratch, out: copied }), {
        rounds: panels,
        step: width,
      });
    }
    nest.strips(rowAxis, Math.min(rows, rowsFor(vectors)), row);
  };

  nest.loops(batchAxes, () => {
    const all = Math.floor(columns / panelColumns);
    const step = panels * panelColumns;
    nest.loop(columnAxis, () => strip(panels, panelColumns), { rounds: Math.floor(all / panels), step, rewind: false });
    const rest = all % panels;
    if (rest > 0) strip(rest, panelColumns);
    nest.advance(columnAxis, rest * panelColumns);
    if (columns % panelColumns > 0) strip(1, columns % panelColumns);
    if (batchAxes.length > 0) nest.advance(columnAxis, -all * panelColumns);
  });
  nest.release();
  code.free('i32', copied, zero);
}

/** Whether a product can be computed in tiles: float32 throughout. */
export function tiles(body: Body, operands: readonly Leaf[]): boolean {
  return vectorizable(body) && operands.every(({ node }) => node.dtype === 'float32');
}
