import type { Shape } from './shape';
import type { Window } from './window';
import { windowPlaces } from './window';

/**
 * Which pixel lies under each number of a window at each of its places: row · width + column, or −1 on the padding. It
 * is the same for every image of a batch and every channel, so it is worked out once.
 *
 * shape  [places · numbers of the window], both row by row
 */
export function windowPixels(name: string, images: Shape, window: Window): Int32Array {
  const { size, stride, dilation, padding } = window;
  const height = images[1]!;
  const width = images[2]!;
  const [rows, columns] = windowPlaces(name, images, window);
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
