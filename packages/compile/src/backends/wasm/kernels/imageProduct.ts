import { sizeOf } from '@gd/core/extend';
import type { Body } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import { epilogue } from './epilogue';
import type { AddressOf, Stream } from './loopNest';
import { LoopNest, stream } from './loopNest';
import type { InnerLoop } from './tile';
import { rowsFor, writeTile } from './tile';

const panelColumns = 16;

/** A product over images: its loops, which of them is the axis of a tile's rows, and the loops of its sums. */
export interface ImageProduct {
  readonly sizes: readonly number[];
  readonly rowAxis: number;
  readonly left: Stream;
  readonly right: Stream;
  readonly rightStride: number;
  readonly inner: readonly InnerLoop[];
}

/** Emits a product over images, and the steps that follow it on every sum. */
export function writeImageProduct(code: Assembler, body: Body, addressOf: AddressOf, product: ImageProduct): void {
  if (sizeOf(product.sizes) === 0) return;
  const others = [...body.leaves, ...body.stores].map(({ node, layout }) =>
    stream(addressOf(node), layout, node.dtype),
  );
  const { sizes, streams, rowAxis } = withLongerRows(product, [product.left, product.right, ...others]);
  const columnAxis = rowAxis + 1;
  const nest = new LoopNest(code, sizes, streams);
  const [rows, columns] = [sizes[rowAxis]!, sizes[columnAxis]!];
  const after = { nest, body, firstStream: 2, rowAxis, columnAxis };
  const panel = (width: number): void => {
    const vectors = Math.ceil(width / 4);
    const tall = Math.min(rows, rowsFor(vectors));
    const tile = (height: number): void => {
      const sums = writeTile(code, height, vectors, {
        inner: product.inner,
        left: { ...nest.at(0), rowStride: nest.streams[0]!.strides[rowAxis]! },
        right: { ...nest.at(1), stride: product.rightStride },
      });
      sums.forEach((sum, i) => {
        const vector = i % vectors;
        epilogue(after, sum, Math.floor(i / vectors), vector, Math.min(4, width - 4 * vector));
      });
      code.free('v128', ...sums);
    };
    nest.loops([...Array(rowAxis).keys()], () => {
      const rounds = Math.floor(rows / tall);
      nest.loop(rowAxis, () => tile(tall), { rounds, step: tall, rewind: false });
      if (rows % tall > 0) tile(rows % tall);
      nest.advance(rowAxis, -rounds * tall);
    });
  };
  const rounds = Math.floor(columns / panelColumns);
  nest.loop(columnAxis, () => panel(panelColumns), { rounds, step: panelColumns, rewind: false });
  if (columns % panelColumns > 0) panel(columns % panelColumns);
  nest.release();
}

/** Merges the row axis with the one before it where all strides allow it, so that fewer tiles are cut short. */
function withLongerRows(
  { sizes, rowAxis }: ImageProduct,
  streams: readonly Stream[],
): { sizes: readonly number[]; streams: readonly Stream[]; rowAxis: number } {
  const size = sizes[rowAxis]!;
  const before = rowAxis - 1;
  if (!streams.every(({ strides }) => strides[before] === strides[rowAxis]! * size)) return { sizes, streams, rowAxis };
  const joined = <Item>(list: readonly Item[], item: Item): Item[] => [
    ...list.slice(0, before),
    item,
    ...list.slice(rowAxis + 1),
  ];
  return {
    sizes: joined(sizes, sizes[before]! * size),
    streams: streams.map((one) => ({ ...one, strides: joined(one.strides, one.strides[rowAxis]!) })),
    rowAxis: before,
  };
}
