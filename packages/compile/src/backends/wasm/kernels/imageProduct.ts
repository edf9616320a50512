import { sizeOf } from '@gd/core/extend';
import type { Body } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import { panelColumns } from './blocking';
import { writeSums } from './epilogue';
import type { AddressOf, Stream } from './loopNest';
import { LoopNest, streamsOf } from './loopNest';
import type { InnerLoop } from './tile';
import { rowsFor } from './tile';

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
  const all = [product.left, product.right, ...streamsOf(addressOf, body)];
  const { sizes, streams, rowAxis } = withLongerRows(product, all);
  const columnAxis = rowAxis + 1;
  const nest = new LoopNest(code, sizes, streams);
  const after = { nest, body, firstStream: 2, rowAxis, columnAxis };
  nest.strips(columnAxis, panelColumns, (width) => {
    const tile = (tall: number): void =>
      writeSums(after, tall, width, {
        inner: product.inner,
        left: { ...nest.at(0), rowStride: nest.streams[0]!.strides[rowAxis]! },
        right: { ...nest.at(1), stride: product.rightStride },
      });
    const tall = Math.min(sizes[rowAxis]!, rowsFor(Math.ceil(width / 4)));
    nest.loops([...Array(rowAxis).keys()], () => nest.strips(rowAxis, tall, tile));
  });
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
