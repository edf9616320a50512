import type { TypedArray } from './dtype';
import type { Shape } from './shape';
import type { Window } from './window';

/** Some channels of one image of a batch, seen through a window at all its places. */
export interface View {
  readonly images: Shape;
  readonly image: number;
  readonly firstChannel: number;
  readonly channels: number;
  readonly window: Window;
  readonly places: readonly [number, number];
}

/**
 * Lays out what the window shows at each place, so that a convolution becomes one product of matrices.
 *
 *     columns[place · placeStride + number · numberStride] = what the window shows, 0 outside the image
 */
export function unfold(
  columns: TypedArray,
  placeStride: number,
  numberStride: number,
  data: TypedArray,
  view: View,
): void {
  eachRunOfChannels(view, (from, place, number) => {
    let to = place * placeStride + number * numberStride;
    if (from < 0) {
      for (let c = 0; c < view.channels; c++, to += numberStride) columns[to] = 0;
    } else {
      for (let c = 0; c < view.channels; c++, to += numberStride) columns[to] = data[from + c]!;
    }
  });
}

/** The way back: adds what lies at each place of the window onto the pixels it was taken from. */
export function refold(data: TypedArray, columns: TypedArray, view: View): void {
  const { size } = view.window;
  const width = size[0] * size[1] * view.channels;
  eachRunOfChannels(view, (to, place, number) => {
    if (to < 0) return;
    const from = place * width + number;
    for (let c = 0; c < view.channels; c++) data[to + c]! += columns[from + c]!;
  });
}

/** Visits each pixel under each place of the window; `at` is −1 outside the image. */
function eachRunOfChannels(
  { images, image, firstChannel, channels, window, places }: View,
  visit: (at: number, place: number, number: number) => void,
): void {
  const [, height, width, depth] = images as [number, number, number, number];
  const { size, stride, dilation, padding } = window;
  let place = 0;
  for (let row = 0; row < places[0]; row++) {
    for (let column = 0; column < places[1]; column++, place++) {
      let number = 0;
      for (let i = 0; i < size[0]; i++) {
        const y = row * stride[0] - padding[0][0] + i * dilation[0];
        const line = (image * height + y) * width;
        for (let j = 0; j < size[1]; j++, number += channels) {
          const x = column * stride[1] - padding[1][0] + j * dilation[1];
          const inside = y >= 0 && y < height && x >= 0 && x < width;
          visit(inside ? (line + x) * depth + firstChannel : -1, place, number);
        }
      }
    }
  }
}
