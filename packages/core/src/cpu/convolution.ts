import type { Conv2dOptions } from '../ops/conv2d';
import type { TypedArray } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { gemm } from './gemm';
import type { Window } from './window';
import { resolveWindow, windowIndices } from './window';

/** A convolution as resolved. */
export interface Convolution {
  readonly window: Window;
  readonly groups: number;
}

/** Works a convolution's options out; `throws` as `resolveWindow`, and for kernels not of 4 axes. */
export function resolveConvolution(name: string, images: Shape, kernel: Shape, options: Conv2dOptions): Convolution {
  const { groups = 1 } = options;
  if (kernel.length !== 4) {
    throw new RangeError(
      `${name}: kernel ${formatShape(kernel)} — a kernel is [height, width, channels in / groups, channels out]`,
    );
  }
  if (!Number.isInteger(groups) || groups < 1) {
    throw new RangeError(`${name}: groups ${groups} — a whole number of at least 1`);
  }
  return { window: resolveWindow(name, images, [kernel[0]!, kernel[1]!], options), groups };
}

/** The sizes of the products of matrices that a convolution becomes, one for each image and group of channels. */
interface Products {
  readonly pixels: Int32Array;
  /** One row for each place of the window, one column for each number that it shows there. */
  readonly columns: Float64Array;
  readonly places: number;
  readonly numbers: number;
  /** Channels out of one group. */
  readonly width: number;
}

function products(images: Shape, kernel: Shape, { window, groups }: Convolution): Products {
  const pixels = windowIndices('conv2d', images, window);
  const places = pixels.length / (kernel[0]! * kernel[1]!);
  const numbers = kernel[0]! * kernel[1]! * kernel[2]!;
  return { pixels, columns: new Float64Array(places * numbers), places, numbers, width: kernel[3]! / groups };
}

function channelsOf(data: TypedArray, images: Shape, kernel: Shape, image: number, group: number) {
  const depth = images[3]!;
  const count = kernel[2]!;
  return { data, start: image * images[1]! * images[2]! * depth + group * count, depth, count };
}

/** out = columns(image) · kernel, for each image and group. */
export function convolve(out: TypedArray, x: Tensor, kernel: Tensor, convolution: Convolution): void {
  const { pixels, columns, places, numbers, width } = products(x.shape, kernel.shape, convolution);
  const row = kernel.shape[3]!;
  for (let image = 0; image < x.shape[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      im2col(columns, channelsOf(x.data, x.shape, kernel.shape, image, group), pixels);
      gemm(
        { data: out, start: image * places * row + group * width, row, column: 1 },
        { data: columns, start: 0, row: numbers, column: 1 },
        { data: kernel.data, start: group * width, row, column: 1 },
        places,
        numbers,
        width,
      );
    }
  }
}

/** out = refold(gradient · kernelᵀ), for each image and group. */
export function convolveBack(
  out: TypedArray,
  images: Shape,
  grad: Tensor,
  kernel: Tensor,
  convolution: Convolution,
): void {
  const { pixels, columns, places, numbers, width } = products(images, kernel.shape, convolution);
  const row = kernel.shape[3]!;
  for (let image = 0; image < images[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      columns.fill(0);
      gemm(
        { data: columns, start: 0, row: numbers, column: 1 },
        { data: grad.data, start: image * places * row + group * width, row, column: 1 },
        { data: kernel.data, start: group * width, row: 1, column: row },
        places,
        width,
        numbers,
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
  const { pixels, columns, places, numbers, width } = products(x.shape, kernel, convolution);
  const row = kernel[3]!;
  for (let image = 0; image < x.shape[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      im2col(columns, channelsOf(x.data, x.shape, kernel, image, group), pixels);
      gemm(
        { data: out, start: group * width, row, column: 1 },
        { data: columns, start: 0, row: 1, column: numbers },
        { data: grad.data, start: image * places * row + group * width, row, column: 1 },
        numbers,
        places,
        width,
      );
    }
  }
}

/** Some channels of one image inside an array: where the first lies, and how many channels a pixel has in all. */
export interface Channels {
  readonly data: TypedArray;
  readonly start: number;
  readonly depth: number;
  readonly count: number;
}

/**
 * Lays out what a window shows at each of its places, one place a row, so that a convolution becomes one product of
 * matrices; zeros on the padding.
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

/** The way back: adds what lies at each place of the window onto the pixels it was taken from. */
export function col2im({ data, start, depth, count }: Channels, columns: TypedArray, pixels: Int32Array): void {
  let from = 0;
  for (let k = 0; k < pixels.length; k++, from += count) {
    const pixel = pixels[k]!;
    const to = start + pixel * depth;
    if (pixel >= 0) for (let c = 0; c < count; c++) data[to + c]! += columns[from + c]!;
  }
}
