import { isTensor } from '@gd/core';
import { isList, rowsOf } from './numeric';
import { stage } from './stage';

export interface ImageOptions {
  /** Labels under the pictures. */
  labels?: readonly (string | number)[];
  /** The numbers for empty and full; the range of the picture by default. */
  low?: number;
  high?: number;
}

const most = 64;

/**
 * Shows numbers as gray images: rows of numbers, a tensor [height, width], or a list of such images. A tensor
 * [count, height, width] is also a list.
 */
export function image(pictures: unknown, { labels = [], low, high }: ImageOptions = {}): void {
  if (stage().full()) return;
  const all = picturesOf(pictures).slice(0, most);
  const numbers = all.flat(2).filter(Number.isFinite);
  const empty = low ?? numbers.reduce((least, value) => Math.min(least, value), 0);
  const full = high ?? numbers.reduce((greatest, value) => Math.max(greatest, value), empty + 1e-12);
  const images = all.map((rows, i) => ({
    width: rows[0]?.length ?? 0,
    height: rows.length,
    pixels: rows.flat().map((value) => Math.round(Math.min(1, Math.max(0, (value - empty) / (full - empty))) * 255)),
    label: labels[i] === undefined ? '' : String(labels[i]),
  }));
  stage().put({ kind: 'image', images });
}

function picturesOf(pictures: unknown): number[][][] {
  if (isTensor(pictures)) {
    if (pictures.shape.length === 2) return [rowsOf('image', pictures)];
    const [count = 0, height = 0, width = 0] = pictures.shape;
    if (pictures.shape.length !== 3 && !(pictures.shape.length === 4 && pictures.shape[3] === 1)) {
      throw new RangeError(
        `image: a tensor of shape [${pictures.shape}] — expected [height, width] or [count, height, width]; reshape it?`,
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
