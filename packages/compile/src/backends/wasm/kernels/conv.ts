import type { Body, Leaf } from '../../../graph/kernel';
import { bytesOf } from '../../../graph/kernel';
import { contiguous } from '../../../graph/layout';
import type { Node } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import type { ImageProduct } from './imageProduct';
import { writeImageProduct } from './imageProduct';
import type { AddressOf } from './loopNest';
import { writeScalarProduct } from './scalarProduct';
import type { InnerLoop } from './tile';

/**
 * Emits a convolution, or the gradient of its kernel, without materializing windows (no im2col). In a convolution the
 * rows of a tile are neighboring pixels, and sums run over a window; in the gradient they are a row of the kernel, and
 * sums run over all windows. Columns are channels.
 */
export function writeConv(
  code: Assembler,
  { kind, shape, dtype, steps }: Node & { kind: 'conv' | 'convKernel' },
  body: Body,
  operands: readonly Leaf[],
  addressOf: AddressOf,
): void {
  const [image, other] = operands as readonly [Leaf, Leaf];
  const bytes = bytesOf(dtype);
  const [batch, row, pixel] = contiguous(image.layout.shape).strides.map((stride) => stride * bytes) as [
    number,
    number,
    number,
  ];
  const { stride, dilation } = steps;
  const window = [dilation[0] * row, dilation[1] * pixel, bytes];
  const windows = [batch, stride[0] * row, stride[1] * pixel];
  const [kept, summed] = kind === 'conv' ? [windows, window] : [window, windows];
  const sizes = other.layout.shape;
  writeProduct(code, body, addressOf, {
    sizes: shape,
    rowAxis: 2,
    left: { address: addressOf(image.node), strides: [...kept, 0], dtype },
    right: { address: addressOf(other.node), strides: [0, 0, 0, bytes], dtype },
    rightStride: sizes[3]! * bytes,
    inner: summed.map((stride, i) => ({ count: sizes[i]!, stride })),
  });
}

/** Emits float32 in tiles and float64 number by number; the right factor has one stride through all loops. */
function writeProduct(code: Assembler, body: Body, addressOf: AddressOf, product: ImageProduct): void {
  const inner = straight(product.inner);
  if (product.left.dtype === 'float32') {
    writeImageProduct(code, body, addressOf, { ...product, inner });
    return;
  }
  const counts = inner.map(({ count }) => count);
  const steps = contiguous(counts).strides.map((step) => step * product.rightStride);
  writeScalarProduct(code, body, addressOf, {
    inner: counts,
    left: { ...product.left, strides: [...product.left.strides, ...inner.map(({ stride }) => stride)] },
    right: { ...product.right, strides: [...product.right.strides, ...steps] },
  });
}

/** Merges nested loops that together have an even stride. */
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
