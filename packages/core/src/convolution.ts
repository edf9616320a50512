import type { TypedArray } from './dtype';
import { multiply } from './multiply';
import type { Conv2dOptions } from './ops/conv2d';
import type { Shape } from './shape';
import { formatShape } from './shape';
import type { Tensor } from './tensor';
import { refold, unfold } from './unfold';
import type { Window } from './window';
import { resolveWindow } from './window';
import { windowPixels } from './windowPixels';

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
  const pixels = windowPixels('conv2d', images, window);
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
      unfold(columns, channelsOf(x.data, x.shape, kernel.shape, image, group), pixels);
      multiply(
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

/** out = refold(slope · kernelᵀ), for each image and group. */
export function convolveBack(
  out: TypedArray,
  images: Shape,
  slope: Tensor,
  kernel: Tensor,
  convolution: Convolution,
): void {
  const { pixels, columns, places, numbers, width } = products(images, kernel.shape, convolution);
  const row = kernel.shape[3]!;
  for (let image = 0; image < images[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      columns.fill(0);
      multiply(
        { data: columns, start: 0, row: numbers, column: 1 },
        { data: slope.data, start: image * places * row + group * width, row, column: 1 },
        { data: kernel.data, start: group * width, row: 1, column: row },
        places,
        width,
        numbers,
      );
      refold(channelsOf(out, images, kernel.shape, image, group), columns, pixels);
    }
  }
}

/** out += columns(image)ᵀ · slope, over all images, for each group. */
export function convolveKernel(
  out: TypedArray,
  kernel: Shape,
  x: Tensor,
  slope: Tensor,
  convolution: Convolution,
): void {
  const { pixels, columns, places, numbers, width } = products(x.shape, kernel, convolution);
  const row = kernel[3]!;
  for (let image = 0; image < x.shape[0]!; image++) {
    for (let group = 0; group < convolution.groups; group++) {
      unfold(columns, channelsOf(x.data, x.shape, kernel, image, group), pixels);
      multiply(
        { data: out, start: group * width, row, column: 1 },
        { data: columns, start: 0, row: 1, column: numbers },
        { data: slope.data, start: image * places * row + group * width, row, column: 1 },
        numbers,
        places,
        width,
      );
    }
  }
}
