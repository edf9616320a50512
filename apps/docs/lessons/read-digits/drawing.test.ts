import { expect, test } from 'vitest';
import type { Spot } from './drawing';
import { pictureOf, side } from './drawing';

const seven: Spot[] = [
  [0.2, 0.1],
  [0.8, 0.1],
  [0.4, 0.9],
];
const rows = (picture: Float32Array) =>
  Array.from({ length: side }, (_, y) => Array.from(picture.subarray(y * side, (y + 1) * side)));

test('no strokes leave the card empty; a dot makes ink in the middle', () => {
  expect(pictureOf([]).every((ink) => ink === 0)).toBe(true);
  expect(pictureOf([[]]).every((ink) => ink === 0)).toBe(true);
  const dot = rows(pictureOf([[[0.1, 0.9]]]));
  expect(dot[3]![3]).toBeGreaterThan(0);
  expect(dot[0]!.concat(dot[7]!).every((ink) => ink === 0)).toBe(true);
});

test('it does not matter where, or how large, a digit is drawn', () => {
  const small = seven.map(([x, y]): Spot => [0.6 + x / 4, 0.1 + y / 4]);
  expect(pictureOf([small])).toEqual(pictureOf([seven]));
});

test('the drawing fills the card from top to bottom, and ink is counted in sixteenths', () => {
  const picture = pictureOf([seven]);
  const ink = rows(picture).map((row) => row.reduce((sum, pixel) => sum + pixel, 0));
  expect(ink[0]).toBeGreaterThan(3);
  expect(ink[7]).toBeGreaterThan(0);
  expect(picture.every((pixel) => Number.isInteger(16 * pixel) && pixel <= 1)).toBe(true);
});

test('a single upright line becomes a thick one in the middle, as on the cards', () => {
  const one = rows(
    pictureOf([
      [
        [0.5, 0.1],
        [0.5, 0.9],
      ],
    ]),
  );
  expect(one[4]!.map((pixel) => pixel > 0.5)).toEqual([false, false, false, true, true, false, false, false]);
});
