import type { TypedArray } from './dtype';
import { allocate } from './dtype';
import { multiply } from './multiply';
import type { Conv2dOptions } from './ops/conv2d';
import type { Shape } from './shape';
import { formatShape } from './shape';
import type { Tensor } from './tensor';
import type { View } from './unfold';
import { refold, unfold } from './unfold';
import type { Window } from './window';
import { resolveWindow, windowPlaces } from './window';

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

/** Calls `visit` for each image and group with the sizes of the matrices that the convolution becomes there. */
function eachProduct(
  images: Shape,
  kernel: Shape,
  { window, groups }: Convolution,
  visit: (view: View, group: number, places: number, numbers: number, width: number) => void,
): void {
  const channels = kernel[2]!;
  const places = windowPlaces('conv2d', images, window);
  for (let image = 0; image < images[0]!; image++) {
    for (let group = 0; group < groups; group++) {
      const view = { images, image, firstChannel: group * channels, channels, window, places };
      visit(view, group, places[0] * places[1], kernel[0]! * kernel[1]! * channels, kernel[3]! / groups);
    }
  }
}

/** out = columns(image) · kernel, for each image and group. */
export function convolve(out: TypedArray, x: Tensor, kernel: Tensor, convolution: Convolution): void {
  const depth = kernel.shape[3]!;
  let columns: TypedArray | undefined;
  eachProduct(x.shape, kernel.shape, convolution, (view, group, places, numbers, width) => {
    columns ??= allocate('float64', places * numbers);
    unfold(columns, numbers, 1, x.data, view);
    multiply(
      { data: out, start: view.image * places * depth + group * width, row: depth, column: 1 },
      { data: columns, start: 0, row: numbers, column: 1 },
      { data: kernel.data, start: group * width, row: depth, column: 1 },
      places,
      numbers,
      width,
    );
  });
}

/** out = refold(slope · kernelᵀ), for each image and group. */
export function convolveBack(
  out: TypedArray,
  images: Shape,
  slope: Tensor,
  kernel: Tensor,
  convolution: Convolution,
): void {
  const depth = kernel.shape[3]!;
  let columns: TypedArray | undefined;
  eachProduct(images, kernel.shape, convolution, (view, group, places, numbers, width) => {
    if (columns === undefined) columns = allocate('float64', places * numbers);
    else columns.fill(0);
    multiply(
      { data: columns, start: 0, row: numbers, column: 1 },
      { data: slope.data, start: view.image * places * depth + group * width, row: depth, column: 1 },
      { data: kernel.data, start: group * width, row: 1, column: depth },
      places,
      width,
      numbers,
    );
    refold(out, columns, view);
  });
}

/** out += columns(image)ᵀ · slope, over all images, for each group. */
export function convolveKernel(
  out: TypedArray,
  kernel: Shape,
  x: Tensor,
  slope: Tensor,
  convolution: Convolution,
): void {
  const depth = kernel[3]!;
  let columns: TypedArray | undefined;
  eachProduct(x.shape, kernel, convolution, (view, group, places, numbers, width) => {
    columns ??= allocate('float64', places * numbers);
    unfold(columns, numbers, 1, x.data, view);
    multiply(
      { data: out, start: group * width, row: depth, column: 1 },
      { data: columns, start: 0, row: 1, column: numbers },
      { data: slope.data, start: view.image * places * depth + group * width, row: depth, column: 1 },
      numbers,
      places,
      width,
    );
  });
}
