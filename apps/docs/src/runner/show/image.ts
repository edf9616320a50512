import { isTensor } from '@gd/core';
import { aList, readOptions } from '@gd/core/extend';
import { cut, limits } from '../limits';
import { counted, isList, leftOut, rowsOf } from './numeric';
import { stage } from './stage';
import { shrink } from './thin';

export interface ImageOptions {
  /** Labels below the images. */
  labels?: readonly (string | number)[];
  /** The values of an empty and a full pixel; by default, the range of the image. */
  low?: number;
  high?: number;
}

/**
 * Shows numbers as gray images: rows of numbers, a tensor [height, width], or a list of such images. A tensor
 * [count, height, width] is also a list.
 */
export function image(pictures: unknown, options: ImageOptions = {}): void {
  const { labels, low, high } = readOptions('image(pictures, options)', options, {
    labels: [aList, []],
    low: ['(-∞, ∞)', undefined],
    high: ['(-∞, ∞)', undefined],
  });
  if (stage().full()) return;
  const given = picturesOf(pictures);
  const all = given.slice(0, limits.images).map((rows) => shrunk(rows, Math.min(given.length, limits.images)));
  if (given.length > all.length)
    leftOut(`There are ${counted(given.length)} images; the first ${all.length} are shown.`);
  const numbers = all.flat(2).filter(Number.isFinite);
  const empty = low ?? numbers.reduce((least, value) => Math.min(least, value), 0);
  const full = high ?? numbers.reduce((greatest, value) => Math.max(greatest, value), empty + 1e-12);
  const images = all.map((rows, i) => ({
    width: rows[0]?.length ?? 0,
    height: rows.length,
    pixels: rows.flat().map((value) => inkOf((value - empty) / (full - empty))),
    label: labels[i] === undefined ? '' : cut(String(labels[i]), limits.label),
  }));
  stage().put({ kind: 'image', images });
}

/** Converts a fraction to an ink value from 0 to 255; NaN becomes 0. */
const inkOf = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 255) || 0;

/** Shrinks an image to fit on the page, and makes its rows equally long. */
function shrunk(rows: number[][], count: number): number[][] {
  const most = Math.min(limits.pixels, Math.floor(Math.sqrt(limits.allPixels / count)));
  const { block, rows: small } = shrink(rows, most);
  if (block > 1)
    leftOut(
      `An image of ${rows.length} × ${rows[0]?.length ?? 0} is drawn smaller; each pixel is the mean of ${block} × ${block}.`,
    );
  return small;
}

function picturesOf(pictures: unknown): number[][][] {
  if (isTensor(pictures)) {
    if (pictures.shape.length === 2) return [rowsOf('image', pictures)];
    const [count = 0, height = 0, width = 0] = pictures.shape;
    if (pictures.shape.length !== 3 && !(pictures.shape.length === 4 && pictures.shape[3] === 1)) {
      throw new RangeError(
        `image: a tensor of shape [${pictures.shape}] — wanted [height, width] or [count, height, width]; reshape it?`,
      );
    }
    const numbers = Array.from(pictures.data);
    return Array.from({ length: count }, (_, i) =>
      Array.from({ length: height }, (_, row) => {
        const start = (i * height + row) * width;
        return numbers.slice(start, start + width);
      }),
    );
  }
  const first = isList(pictures) ? pictures[0] : undefined;
  const many = (isTensor(first) && first.shape.length === 2) || (isList(first) && isList(first[0]));
  return many ? Array.from(pictures as ArrayLike<unknown>, (one) => rowsOf('image', one)) : [rowsOf('image', pictures)];
}
