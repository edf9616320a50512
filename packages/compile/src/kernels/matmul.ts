import type { Body, Leaf } from '../graph/kernel';
import { sizeOf } from '../graph/layout';
import type { Code } from '../wasm/code';
import { finish } from './finish';
import type { AddressOf, Stream } from './nest';
import { Nest, stream } from './nest';
import { packColumns, packRows } from './pack';
import { vectorizable } from './steps';
import { rowsFor, writeTile } from './tile';

const panelColumns = 16;

/** How many bytes of scratch a product needs for one packed panel. */
export function matmulScratch([, right]: readonly Leaf[]): number {
  const inner = right!.layout.shape.at(-2)!;
  return (Math.ceil(inner / 4) * 4 + 4) * panelColumns * 4;
}

/** Whether the tile can read these factors: dense along the right's rows or columns, and moving forward. */
export function readable({ layout: { shape, strides } }: Leaf, side: 'left' | 'right'): boolean {
  const [row, column] = [strides.at(-2)!, strides.at(-1)!];
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  if (side === 'left') return columns === 1 || column > 0;
  return (column === 1 || columns === 1 || row === 1) && (rows === 1 || row > 0) && (columns === 1 || column > 0);
}

/** A factor of a product in bytes: how its batches, its own axis and the axis summed over lie. */
interface Factor {
  readonly address: number;
  readonly batch: readonly number[];
  readonly outer: number;
  readonly inner: number;
}

/** Writes a product of matrices and, on every sum while it is still in a register, the steps that follow it. */
export function writeMatmul(
  code: Code,
  body: Body,
  operands: readonly Leaf[],
  addressOf: AddressOf,
  scratch: number,
): void {
  const { space, leaves, stores } = body;
  if (sizeOf(space) === 0) return;
  const inner = operands[0]!.layout.shape.at(-1)!;
  const [down, across] = [space.length - 2, space.length - 1];
  const factor = (operand: Leaf, outer: -1 | -2): Factor => {
    const { address, strides } = stream(addressOf(operand.node), operand.layout, operand.node.dtype);
    return { address, batch: strides.slice(0, -2), outer: strides.at(outer)!, inner: strides.at(-3 - outer)! };
  };
  const [a, b] = [factor(operands[0]!, -2), factor(operands[1]!, -1)];
  // a single column is worked out lying down, as a row, where the left factor's columns are dense
  const turned = space[across] === 1 && space[down]! > 1 && a.outer === 4;
  const [first, second, rowAxis, columnAxis] = turned ? [b, a, across, down] : [a, b, down, across];
  const [rows, columns] = [space[rowAxis]!, space[columnAxis]!];
  const along = ({ address, batch, outer }: Factor, axis: number): Stream => ({
    address,
    strides: [...batch, axis === down ? outer : 0, axis === across ? outer : 0],
    dtype: 'float32',
  });
  const left = along(first, rowAxis);
  const right = along(second, columnAxis);
  const others = [...leaves, ...stores].map(({ node, layout }) => stream(addressOf(node), layout, node.dtype));
  const nest = new Nest(code, space, [left, right, ...others]);
  const leftStride = first.inner || 4;
  const rightStride = second.inner;
  const rightDense = second.outer === 4 || columns === 1;
  const batchAxes = [...space.keys()].slice(0, -2);

  const finishing = { nest, body, firstStream: 2, rowAxis, columnAxis };
  const panel = (width: number): void => {
    const vectors = Math.ceil(width / 4);
    const at = nest.at(1);
    const shape = {
      ...at,
      rowStride: rightStride,
      columnStride: second.outer,
      rows: inner,
      columns: width,
    };
    // straight reading pays off once enough rows walk over the panel
    const packed = !rightDense || (rows >= 64 && columns > panelColumns);
    if (packed && rightDense) packRows(code, shape, scratch);
    else if (packed) packColumns(code, shape, scratch);
    const factors = (rowStride: number) => ({
      inner: [{ count: inner, stride: leftStride }],
      left: { ...nest.at(0), rowStride },
      right: packed ? { offset: scratch, stride: vectors * 16 } : { ...at, stride: rightStride },
    });
    const tile = (tall: number): void => {
      const sums = writeTile(code, tall, vectors, factors(left.strides[rowAxis]!));
      sums.forEach((sum, i) => {
        const vector = i % vectors;
        finish(finishing, sum, Math.floor(i / vectors), vector, Math.min(4, width - 4 * vector));
      });
      code.free('v128', ...sums);
    };
    const tall = Math.min(rows, rowsFor(vectors));
    const rounds = Math.floor(rows / tall);
    nest.loop(rowAxis, () => tile(tall), { rounds, step: tall, rewind: false });
    if (rows % tall > 0) tile(rows % tall);
    nest.advance(rowAxis, -rounds * tall);
  };

  nest.loops(batchAxes, () => {
    const rounds = Math.floor(columns / panelColumns);
    nest.loop(columnAxis, () => panel(panelColumns), { rounds, step: panelColumns, rewind: false });
    if (columns % panelColumns > 0) panel(columns % panelColumns);
    if (batchAxes.length > 0) nest.advance(columnAxis, -rounds * panelColumns);
  });
  nest.release();
}

/** Whether the tile can be used: float32 all through. */
export function tiles(body: Body, operands: readonly Leaf[]): boolean {
  return vectorizable(body) && operands.every(({ node }) => node.dtype === 'float32');
}
