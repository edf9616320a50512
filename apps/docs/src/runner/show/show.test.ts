import { tensor } from '@gd/core';
import { beforeEach, expect, test } from 'vitest';
import type { Item } from '../protocol';
import { asText, run } from './asText';
import { image, path, plot, show, slider, table } from './index';
import { setStage } from './stage';

let items: Item[];
beforeEach(() => {
  items = [];
  setStage({ put: (item) => items.push(item), full: () => false, sliders: { boots: 0.7 } });
});

test('show returns its first value and prints all of them', () => {
  expect(show(3, 'steps')).toBe(3);
  expect(items).toEqual([{ kind: 'text', level: 'log', text: '3 steps', depth: 0 }]);
});

test('show makes a table of named weights', () => {
  show({ '0.dense/kernel': tensor([[1, 2]]) });
  expect(items[0]).toMatchObject({ kind: 'table', columns: ['name', 'shape', 'value'] });
});

test('table accepts records, lists and tensors, and aligns numbers', () => {
  table([
    { step: 0, w: -4 },
    { step: 1, w: -2.63456 },
  ]);
  expect(items[0]).toEqual({
    kind: 'table',
    columns: ['step', 'w'],
    numeric: [true, true],
    rows: [
      ['0', '-4'],
      ['1', '-2.635'],
    ],
  });
  table([
    [1, 2],
    [3, 4],
  ]);
  table(
    tensor([
      [1, 2],
      [3, 4],
    ]),
  );
  expect(items[1]).toEqual(items[2]);
  expect(asText(items[0]!)).toBe('step       w\n   0      -4\n   1  -2.635');
});

test('table, plot, path and show point out the first NaN', () => {
  table([{ loss: 1 }, { loss: Number.NaN }]);
  plot([1, 2, Number.POSITIVE_INFINITY]);
  path((w: number) => w * Number.NaN, [0, 1]);
  show(Number.NaN);
  const notes = items.filter((item) => item.kind === 'note').map((item) => item.text);
  expect(notes[0]).toBe('loss read NaN (not a number) at step 1: boots too big? Try a smaller learning rate.');
  expect(notes[1]).toContain('Infinity at step 2');
  expect(notes).toHaveLength(4);
});

test('plot accepts numbers, points, functions and named curves', () => {
  plot([5, 4]);
  plot(
    [
      [1, 2],
      [3, 5],
      [4, 4],
    ],
    { as: 'dots' },
  );
  plot((w) => w * w, { from: -1, to: 1 });
  plot({ plain: [1, 2], sledge: tensor([2, 3]) });
  expect(items[0]).toMatchObject({ series: [{ mark: 'line', x: [0, 1], y: [5, 4] }] });
  expect(items[1]).toMatchObject({ series: [{ mark: 'dots', x: [1, 3, 4], y: [2, 5, 4] }] });
  expect(items[2]).toMatchObject({ series: [{ x: { length: 161, 0: -1, 160: 1 } }] });
  expect(items[3]).toMatchObject({ series: [{ name: 'plain' }, { name: 'sledge', y: [2, 3] }] });
});

test('path draws one weight from the side and two from above, and calls the hill with the kind that it takes', () => {
  path((w: number) => (w - 3) ** 2, [-4, -2.6]);
  path(
    (x: number, y: number) => x * x + y * y,
    [
      [2, 1],
      [1, 0.5],
    ],
  );
  path((w: { data: ArrayLike<number> }) => w.data[0]! ** 2 + w.data[1]! ** 2, [tensor([2, 1])]);
  path((w: { a: number; b: number }) => w.a + w.b, [{ weights: { a: 1, b: 2 } }] as never);
  expect(items[0]).toMatchObject({ kind: 'path', steps: { x: [-4, -2.6], y: [49, expect.closeTo(31.36, 9)] } });
  expect(items[1]).toMatchObject({
    kind: 'map',
    steps: [
      [2, 1],
      [1, 0.5],
    ],
    width: 48,
  });
  expect(items[2]).toMatchObject({ kind: 'map', steps: [[2, 1]] });
  expect(items[3]).toMatchObject({ kind: 'map', steps: [[1, 2]] });
});

test('image accepts one picture or many and scales them to ink', () => {
  image([
    [0, 8],
    [16, 4],
  ]);
  image(tensor([[[0, 1]], [[1, 0]]]), { labels: [3, 'four'] });
  expect(items[0]).toMatchObject({ images: [{ width: 2, height: 2, pixels: [0, 128, 255, 64] }] });
  expect(items[1]).toMatchObject({
    images: [
      { label: '3', pixels: [0, 255] },
      { label: 'four', pixels: [255, 0] },
    ],
  });
});

test('slider returns the value that the reader has set', () => {
  expect(slider('boots', { from: 0, to: 1 })).toBe(0.7);
  expect(slider('other', { from: 0, to: 10, value: 3 })).toBe(3);
});

test('mistakes give readable errors', () => {
  expect(() => plot([1, 'two' as never])).toThrow('plot: "two" — wanted a number');
  expect(() => path((w: number) => w, [[1, 2, 3]])).toThrow(
    'path: places with 3 knobs — a picture has room for 1 or 2',
  );
  expect(() => image(tensor([1, 2]))).toThrow('image: a tensor of shape [2] — wanted [height, width]');
  expect(() => slider('w', { from: 2, to: 1 })).toThrow('slider: from 2 to 1 — "from" must be the smaller');
  expect(() => table(3 as never)).toThrow('table: 3 — wanted a list of rows');
});

test('long lists are printed by their ends', () => {
  expect(run([1, 2, 3])).toBe('1, 2, 3');
  expect(run(Array.from({ length: 20 }, (_, i) => i))).toBe('0, 1, 2, … 19 (20 numbers)');
});
