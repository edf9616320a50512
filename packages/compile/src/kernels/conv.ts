import type { Body, Leaf } from '../graph/kernel';
import { bytesOf } from '../graph/kernel';
import { contiguous } from '../graph/layout';
import type { Node } from '../graph/node';
import type { Code } from '../wasm/code';
import type { ImageProduct } from './imageProduct';
import { writeImageProduct } from './imageProduct';
import type { AddressOf } from './nest';
import { writePlainProduct } from './plainProduct';
import type { InnerLoop } from './tile';

const strideBytes = ({ shape, dtype }: Node): number[] =>
  contiguous(shape).strides.map((stride) => stride * bytesOf(dtype));

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
      dtype: root.dtype,
    },
    right: { address: addressOf(operands[1]!.node), strides: [0, 0, 0, bytesOf(root.dtype)], dtype: root.dtype },
    rightStride: root.shape[3]! * bytesOf(root.dtype),
    inner: [
      { count: height, stride: dilation[0] * rowStride },
      { count: width, stride: dilation[1] * pixelStride },
      { count: channels, stride: bytesOf(root.dtype) },
    ],
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
      strides: [dilation[0] * rowStride, dilation[1] * pixelStride, bytesOf(root.dtype), 0],
      dtype: root.dtype,
    },
    right: { address: addressOf(operands[1]!.node), strides: [0, 0, 0, bytesOf(root.dtype)], dtype: root.dtype },
    rightStride: depth * bytesOf(root.dtype),
    inner: [
      { count: batch, stride: batchStride },
      { count: rows, stride: stride[0] * rowStride },
      { count: columns, stride: stride[1] * pixelStride },
    ],
  });
}

/** Float32 goes through tiles, float64 number by number: the right factor then moves on evenly through all loops. */
function writeProduct(code: Code, body: Body, addressOf: AddressOf, product: ImageProduct): void {
  const inner = straight(product.inner);
  if (product.left.dtype === 'float32') {
    writeImageProduct(code, body, addressOf, { ...product, inner });
    return;
  }
  const counts = inner.map(({ count }) => count);
  const steps = contiguous(counts).strides.map((step) => step * product.rightStride);
  writePlainProduct(code, body, addressOf, {
    inner: counts,
    left: { ...product.left, strides: [...product.left.strides, ...inner.map(({ stride }) => stride)] },
    right: { ...product.right, strides: [...product.right.strides, ...steps] },
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
