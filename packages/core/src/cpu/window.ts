import type { Kind } from '../check/check';
import { check, isOf } from '../check/check';
import type { OptionTable } from '../check/readOptions';
import type { Shape } from '../tensor/shape';
import { checkShape, formatShape } from '../tensor/shape';

/**
 * Zeros around an image: none ('valid'), as many as give ⌈size / stride⌉ positions ('same'), one number for all sides,
 * or one number for each side.
 */
export type Padding = 'same' | 'valid' | number | readonly [readonly [number, number], readonly [number, number]];

/** How a window slides over an image; a single number applies to both directions. */
export interface WindowOptions {
  readonly stride?: number | readonly [number, number];
  readonly padding?: Padding;
}

/** Options of a convolution. */
export interface Conv2dOptions extends WindowOptions {
  /** The distance between the pixels that neighboring kernel elements are multiplied with; 1 by default. */
  readonly dilation?: number | readonly [number, number];
  /** How many groups the input and output channels are split into, each convolved separately; 1 by default. */
  readonly groups?: number;
}

type Pair = readonly [number, number];

const isPair = (value: unknown, range: '0, 1, 2, …' | '1, 2, 3, …'): boolean =>
  Array.isArray(value) && value.length === 2 && isOf(range, value[0]) && isOf(range, value[1]);

/** A size in pixels, for both directions or [vertical, horizontal]. */
export const aPair: Kind = [
  'a whole number of at least 1, or a pair of them',
  (value) => isOf('1, 2, 3, …', value) || isPair(value, '1, 2, 3, …'),
];

const aPadding: Kind = [
  "'same', 'valid', a whole number, or [[top, bottom], [left, right]]",
  (value) =>
    value === 'same' ||
    value === 'valid' ||
    isOf('0, 1, 2, …', value) ||
    (Array.isArray(value) && value.length === 2 && isPair(value[0], '0, 1, 2, …') && isPair(value[1], '0, 1, 2, …')),
];

/** What the options of a window may be. */
export const windowOptions = {
  stride: [aPair, undefined],
  padding: [aPadding, 'valid'],
} as const satisfies OptionTable<WindowOptions>;

/** What the options of a convolution may be. */
export const convolutionOptions = {
  ...windowOptions,
  stride: [aPair, 1],
  dilation: [aPair, 1],
  groups: ['1, 2, 3, …', 1],
} as const satisfies OptionTable<Conv2dOptions>;

/** The resolved options of a window; each pair is [vertical, horizontal]. */
export interface Window {
  readonly size: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  /** [[top, bottom], [left, right]] */
  readonly padding: readonly [Pair, Pair];
}

/**
 * Resolves the options of a window that slides over images of shape [batch, height, width, channels].
 *
 * throws    when the images do not have 4 axes, or an option is out of range
 */
export function resolveWindow(
  name: string,
  images: Shape,
  size: number | Pair,
  { stride, padding = 'valid', dilation }: WindowOptions & { readonly dilation?: number | Pair },
): Window {
  if (images.length !== 4) {
    throw new RangeError(
      `${name}: ${formatShape(images)} — images come as [batch, height, width, channels]; expandDims for what is missing?`,
    );
  }
  const pair = (value: number | Pair): Pair => (typeof value === 'number' ? [value, value] : value);
  const sizes = pair(check(`${name}: size`, size, aPair));
  const strides = pair(stride ?? 1);
  const dilations = pair(dilation ?? 1);
  const sides = (axis: 0 | 1): Pair => {
    if (padding === 'valid') return [0, 0];
    if (padding !== 'same') return typeof padding === 'number' ? [padding, padding] : padding[axis];
    const length = images[axis + 1]!;
    const covered = (Math.ceil(length / strides[axis]) - 1) * strides[axis] + (sizes[axis] - 1) * dilations[axis] + 1;
    const missing = Math.max(0, covered - length);
    return [Math.floor(missing / 2), Math.ceil(missing / 2)];
  };
  return { size: sizes, stride: strides, dilation: dilations, padding: [sides(0), sides(1)] };
}

/**
 * Checks that no window can see padding alone, which has neither a largest number nor an average.
 *
 * throws    when padding is as wide as the window
 */
export function checkPadding(name: string, images: Shape, { size, padding }: Window): void {
  if (padding.some((sides, axis) => sides.some((width) => width >= size[axis]!))) {
    throw new RangeError(
      `${name}: ${formatShape(images)} by a window of [${size}] and padding ${JSON.stringify(padding)} — padding must be smaller than the window, or it could see padding alone`,
    );
  }
}

/**
 * The number of positions of a window, [down, across].
 *
 * throws    when the window does not fit
 */
export function windowPositions(name: string, images: Shape, { size, stride, dilation, padding }: Window): Pair {
  const places = (axis: 0 | 1): number => {
    const length = images[axis + 1]! + padding[axis][0] + padding[axis][1];
    return Math.floor((length - (size[axis] - 1) * dilation[axis] - 1) / stride[axis]) + 1;
  };
  const fits: Pair = [places(0), places(1)];
  if (fits[0] > 0 && fits[1] > 0) checkShape(name, [...fits, ...size]);
  if (fits[0] < 1 || fits[1] < 1) {
    throw new RangeError(
      `${name}: ${formatShape(images)} by a window of [${size}] — the window is larger than the padded image; use a smaller one, or padding 'same'`,
    );
  }
  return fits;
}

/**
 * Visits each pixel under a window at each of its positions, with the index of the pixel's first channel, the index of
 * the output's first channel, and the pixel's weight in the average.
 */
export function eachAverageTap(
  images: Shape,
  window: Window,
  visit: (pixel: number, output: number, share: number) => void,
): void {
  const depth = images[3]!;
  const pixels = windowIndices('avgPool2d', images, window);
  const taps = window.size[0] * window.size[1];
  let output = 0;
  for (let image = 0; image < images[0]!; image++) {
    const start = image * images[1]! * images[2]! * depth;
    for (let k = 0; k < pixels.length; k += taps, output += depth) {
      let seen = 0;
      for (let i = k; i < k + taps; i++) if (pixels[i]! >= 0) seen++;
      for (let i = k; i < k + taps; i++) {
        if (pixels[i]! >= 0) visit(start + pixels[i]! * depth, output, 1 / seen);
      }
    }
  }
}

/**
 * The pixel under each number of a window at each of its positions: row · width + column, or −1 on the padding. It is
 * the same for every image and channel, so it is computed only once.
 *
 * shape     [positions · numbers of the window], both row by row
 */
export function windowIndices(name: string, images: Shape, window: Window): Int32Array {
  const { size, stride, dilation, padding } = window;
  const height = images[1]!;
  const width = images[2]!;
  const [rows, columns] = windowPositions(name, images, window);
  const pixels = new Int32Array(rows * columns * size[0] * size[1]);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (let i = 0; i < size[0]; i++) {
        const y = row * stride[0] - padding[0][0] + i * dilation[0];
        for (let j = 0; j < size[1]; j++) {
          const x = column * stride[1] - padding[1][0] + j * dilation[1];
          pixels[next++] = y >= 0 && y < height && x >= 0 && x < width ? y * width + x : -1;
        }
      }
    }
  }
  return pixels;
}
