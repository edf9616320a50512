import type { Shape } from './shape';
import type { Window } from './window';
import { windowPixels } from './windowPixels';

/** Visits each pixel under each place of a window, with where both begin in their arrays and the pixel's share. */
export function eachShare(
  images: Shape,
  window: Window,
  visit: (pixel: number, place: number, share: number) => void,
): void {
  const depth = images[3]!;
  const pixels = windowPixels('avgPool2d', images, window);
  const numbers = window.size[0] * window.size[1];
  let place = 0;
  for (let image = 0; image < images[0]!; image++) {
    const start = image * images[1]! * images[2]! * depth;
    for (let k = 0; k < pixels.length; k += numbers, place += depth) {
      let seen = 0;
      for (let i = k; i < k + numbers; i++) if (pixels[i]! >= 0) seen++;
      for (let i = k; i < k + numbers; i++) {
        if (pixels[i]! >= 0) visit(start + pixels[i]! * depth, place, 1 / seen);
      }
    }
  }
}
