import { readOptions } from '../check/readOptions';
import type { TypedArray } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { gemm } from './gemm';
import type { Conv2dOptions, Window } from './window';
import { convolutionOptions, resolveWindow, windowIndices } from './window';

/** The resolved options of a convolution. */
export interface Convolution {
  readonly window: Window;
  readonly groups: number;
}

/**
 * Resolves the options of a convolution.
 *
 * throws    like `resolveWindow`, and when the kernel does not have 4 axes
 */
export function resolveConvolution(name: string, images: Shape, kernel: Shape, options: Conv2dOptions): Convolution {
  const read = readOptions(`${name}(x, kernel, options)`, options, convolutionOptions);
  if (kernel.length !== 4) {
    throw new RangeError(
      `${name}: kernel ${formatShape(kernel)} — a kernel is [height, width, channels in / groups, channels out]`,
    );
  }
  return { window: resolveWindow(name, images, [kernel[0]!, kernel[1]!], read), groups: read.groups };
}

/** The options that resolve to this. */
export function optionsOf({ window: { stride, padding, dilation }, groups }: Convolution): Conv2dOptions {
  return { stride, padding, dilation, groups };
}

/** The sizes of the matrix products that compute a convolution: one product for each image and group of channels. */
interface Products {
  readonly pixels: Int32Array;
  /** A row for each position of the window, a column for each number under it. */
  readonly columns: Float64Array;
  readonly positions: number;
  readonly taps: number;
  /** The number of output channels of one group. */
  readonly width: number;
}

function products(images: Shape, kernel: Shape, { window, groups }: Convolution): Products {
  const pixels = windowIndices('conv2d', images, window);
  const positions = pixels.length / (kernel[0]! * kernel[1]!);
  const taps = kernel[0]! * kernel[1]! * kernel[2]!;
  return { pixels, columns: new Float64Array(positions * taps), positions, taps, width: kernel[3]! / groups };
}

function channelsOf(data: TypedArray, images: Shape, kernel: Shape, image: number, group: number) {
  const depth = images[3]!;
  const count = kernel[2]!;
  return { data, start: image * images[1]! * images[2]! * depth + group * count, depth, count };
}

/** out = im2col(image) · kernel, for each image and group. */
export function convolve(out: TypedArray, x: Tensor, kernel: Tensor, convolution: Convolution): void {
  const { pixels, columns, positions, taps, width } = products(x.shape, kernel.shape, convolution);
  const row = kernel.shape[3]!;
  for (let image = 0; image < x.shape[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      im2col(columns, channelsOf(x.data, x.shape, kernel.shape, image, group), pixels);
      gemm(
        { data: out, start: image * positions * row + group * width, row, column: 1 },
        { data: columns, start: 0, row: taps, column: 1 },
        { data: kernel.data, start: group * width, row, column: 1 },
        positions,
        taps,
        width,
      );
    }
  }
}

/** out = col2im(grad · kernelᵀ), for each image and group. */
export function convolveBack(
  out: TypedArray,
  images: Shape,
  grad: Tensor,
  kernel: Tensor,
  convolution: Convolution,
): void {
  const { pixels, columns, positions, taps, width } = products(images, kernel.shape, convolution);
  const row = kernel.shape[3]!;
  for (let image = 0; image < images[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      columns.fill(0);
      gemm(
        { data: columns, start: 0, row: taps, column: 1 },
        { data: grad.data, start: image * positions * row + group * width, row, column: 1 },
        { data: kernel.data, start: group * width, row: 1, column: row },
        positions,
        width,
        taps,
      );
      col2im(channelsOf(out, images, kernel.shape, image, group), columns, pixels);
    }
  }
}

/** out += columns(image)ᵀ · gradient, over all images, for each group. */
export function convolveKernel(
  out: TypedArray,
  kernel: Shape,
  x: Tensor,
  grad: Tensor,
  convolution: Convolution,
): void {
  const { pixels, columns, positions, taps, width } = products(x.shape, kernel, convolution);
  const row = kernel[3]!;
  for (let image = 0; image < x.shape[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      im2col(columns, channelsOf(x.data, x.shape, kernel, image, group), pixels);
      gemm(
        { data: out, start: group * width, row, column: 1 },
        { data: columns, start: 0, row: 1, column: taps },
        { data: grad.data, start: image * positions * row + group * width, row, column: 1 },
        taps,
        positions,
        width,
      );
    }
  }
}

/**
 * Some of the channels of one image inside an array: where the first begins, and how many channels a pixel has in all.
 */
export interface Channels {
  readonly data: TypedArray;
  readonly start: number;
  readonly depth: number;
  readonly count: number;
}

/**
 * Copies the numbers under a window at each position into a row, so that a convolution becomes one matrix product; the
 * padding gives zeros.
 */
export function im2col(columns: TypedArray, { data, start, depth, count }: Channels, pixels: Int32Array): void {
  let to = 0;
  for (let k = 0; k < pixels.length; k++) {
    const pixel = pixels[k]!;
    const from = start + pixel * depth;
    if (pixel < 0) for (let c = 0; c < count; c++) columns[to++] = 0;
    else for (let c = 0; c < count; c++) columns[to++] = data[from + c]!;
  }
}

/** The adjoint of `im2col`: adds each row back to the pixels that it came from. */
export function col2im({ data, start, depth, count }: Channels, columns: TypedArray, pixels: Int32Array): void {
  let from = 0;
  for (let k = 0; k < pixels.length; k++, from += count) {
    const pixel = pixels[k]!;
    const to = start + pixel * depth;
    if (pixel >= 0) for (let c = 0; c < count; c++) data[to + c]! += columns[from + c]!;
  }
}
