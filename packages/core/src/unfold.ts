import type { TypedArray } from './dtype';

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
export function unfold(columns: TypedArray, { data, start, depth, count }: Channels, pixels: Int32Array): void {
  let to = 0;
  for (let k = 0; k < pixels.length; k++) {
    const pixel = pixels[k]!;
    const from = start + pixel * depth;
    if (pixel < 0) for (let c = 0; c < count; c++) columns[to++] = 0;
    else for (let c = 0; c < count; c++) columns[to++] = data[from + c]!;
  }
}

/** The way back: adds what lies at each place of the window onto the pixels it was taken from. */
export function refold({ data, start, depth, count }: Channels, columns: TypedArray, pixels: Int32Array): void {
  let from = 0;
  for (let k = 0; k < pixels.length; k++, from += count) {
    const pixel = pixels[k]!;
    const to = start + pixel * depth;
    if (pixel >= 0) for (let c = 0; c < count; c++) data[to + c]! += columns[from + c]!;
  }
}
