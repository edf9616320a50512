import type { Shape } from './shape';
import type { Window } from './window';
import { windowPlaces } from './window';

/** Visits each pixel of each window: where its channels begin in the images and in the output, and its share. */
export function eachShare(
  images: Shape,
  window: Window,
  visit: (pixel: number, place: number, share: number) => void,
): void {
  const [batch, height, width, depth] = images as [number, number, number, number];
  const { size, stride, padding } = window;
  const [rows, columns] = windowPlaces('avgPool2d', images, window);
  let place = 0;
  for (let n = 0; n < batch; n++) {
    for (let row = 0; row < rows; row++) {
      const top = Math.max(0, row * stride[0] - padding[0][0]);
      const bottom = Math.min(height, row * stride[0] - padding[0][0] + size[0]);
      for (let column = 0; column < columns; column++, place += depth) {
        const left = Math.max(0, column * stride[1] - padding[1][0]);
        const right = Math.min(width, column * stride[1] - padding[1][0] + size[1]);
        const share = 1 / ((bottom - top) * (right - left));
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) visit(((n * height + y) * width + x) * depth, place, share);
        }
      }
    }
  }
}
