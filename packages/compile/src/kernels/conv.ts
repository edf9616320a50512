import type { Body, Leaf } from '../graph/kernel';
import { contiguous, sizeOf } from '../graph/layout';
import type { Node } from '../graph/node';
import type { Code } from '../wasm/code';
import { finish } from './finish';
import type { AddressOf, Stream } from './nest';
import { Nest, stream } from './nest';
import type { InnerLoop } from './tile';
import { rowsFor, writeTile } from './tile';

const panelColumns = 16;

/** A product that walks images: its loops, which of them are the tile's rows, and the loops of its sums. */
interface ImageProduct {
  readonly sizes: readonly number[];
  readonly rowAxis: number;
  readonly left: Stream;
  readonly right: Stream;
  readonly rightStride: number;
  readonly inner: readonly InnerLoop[];
}

const bytes = 4;
const strideBytes = (node: Node): number[] => contiguous(node.shape).strides.map((stride) => stride * bytes);

/**
 * Writes a convolution without ever laying windows out: neighbouring pixels are a tile's rows, channels its columns, and
 * a row of the kernel is one straight run through the image.
 */
export function writeConv(
  code: Code,
  root: Node & { kind: 'conv' },
  body: Body,
  operands: readonly Leaf[],
  addressOf: AddressOf,
): void {
  const [image, kernel] = operands.map(({ node, layout }) => ({ ...node, shape: layout.shape })) as [Node, Node];
  const { stride, dilation } = root.steps;
  const [batchStride, rowStride, pixelStride] = strideBytes(image) as [number, number, number, number];
  const [height, width, channels] = kernel.shape as [number, number, number, number];
  writeProduct(code, body, addressOf, {
    sizes: root.shape,
    rowAxis: 2,
    left: {
      address: addressOf(operands[0]!.node),
      strides: [batchStride, stride[0] * rowStride, stride[1] * pixelStride, 0],
      dtype: 'float32',
    },
    right: { address: addressOf(operands[1]!.node), strides: [0, 0, 0, bytes], dtype: 'float32' },
    rightStride: root.shape[3]! * bytes,
    inner: straight([
      { count: height, stride: dilation[0] * rowStride },
      { count: width, stride: dilation[1] * pixelStride },
      { count: channels, stride: bytes },
    ]),
  });
}

/** Writes the slope of a convolution's kernel: a row of the kernel is a tile's rows, the sum runs over all pixels. */
export function writeConvKernel(
  code: Code,
  root: Node & { kind: 'convKernel' },
  body: Body,
  operands: readonly Leaf[],
  addressOf: AddressOf,
): void {
  const [image, slope] = operands.map(({ node, layout }) => ({ ...node, shape: layout.shape })) as [Node, Node];
  const { stride, dilation } = root.steps;
  const [batchStride, rowStride, pixelStride] = strideBytes(image) as [number, number, number, number];
  const [batch, rows, columns, depth] = slope.shape as [number, number, number, number];
  writeProduct(code, body, addressOf, {
    sizes: root.shape,
    rowAxis: 2,
    left: {
      address: addressOf(operands[0]!.node),
      strides: [dilation[0] * rowStride, dilation[1] * pixelStride, bytes, 0],
      dtype: 'float32',
    },
    right: { address: addressOf(operands[1]!.node), strides: [0, 0, 0, bytes], dtype: 'float32' },
    rightStride: depth * bytes,
    inner: straight([
      { count: batch, stride: batchStride },
      { count: rows, stride: stride[0] * rowStride },
      { count: columns, stride: stride[1] * pixelStride },
    ]),
  });
}

/** Merges loops that follow one another without a gap. */
function straight(loops: readonly InnerLoop[]): InnerLoop[] {
  const merged: InnerLoop[] = [];
  for (const loop of loops) {
    const last = merged.at(-1);
    if (last !== undefined && last.stride === loop.count * loop.stride) {
      merged[merged.length - 1] = { count: last.count * loop.count, stride: loop.stride };
    } else merged.push(loop);
  }
  return merged;
}

function writeProduct(code: Code, body: Body, addressOf: AddressOf, product: ImageProduct): void {
  if (sizeOf(product.sizes) === 0) return;
  const others = [...body.leaves, ...body.stores].map(({ node, layout }) =>
    stream(addressOf(node), layout, node.dtype),
  );
  const { sizes, streams, rowAxis } = withLongerRows(product, [product.left, product.right, ...others]);
  const columnAxis = rowAxis + 1;
  const nest = new Nest(code, sizes, streams);
  const [rows, columns] = [sizes[rowAxis]!, sizes[columnAxis]!];
  const finishing = { nest, body, firstStream: 2, rowAxis, columnAxis };
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
        finish(finishing, sum, Math.floor(i / vectors), vector, Math.min(4, width - 4 * vector));
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

/** Joins the row axis with the one before it where every stream walks them as one: fewer tiles are cut short. */
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
