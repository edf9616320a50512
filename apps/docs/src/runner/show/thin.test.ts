import { expect, test } from 'vitest';
import { shrink, thinDots, thinLine, thinList } from './thin';

const line = (count: number, height: (i: number) => number) => ({
  x: Array.from({ length: count }, (_, i) => i),
  y: Array.from({ length: count }, (_, i) => height(i)),
});

test('a long line keeps its ends and every peak', () => {
  const thin = thinLine(
    line(100_000, (i) => (i === 54_321 ? 9 : i === 12_345 ? -9 : Math.sin(i))),
    1_000,
  );
  expect(thin.x.length).toBeLessThanOrEqual(1_000);
  expect(thin.x).toContain(54_321);
  expect(thin.x).toContain(12_345);
  expect([thin.x[0], thin.x.at(-1)]).toEqual([0, 99_999]);
  expect(thin.x).toEqual([...thin.x].sort((one, other) => one - other));
});

test('dots that alternate keep both kinds', () => {
  const { x, y } = thinDots(
    line(200_000, (i) => i % 2),
    2_000,
  );
  expect(x).toHaveLength(2_000);
  const ones = y.filter((kind) => kind === 1).length;
  expect(ones).toBeGreaterThan(900);
  expect(ones).toBeLessThan(1_100);
});

test('what is short stays as it is', () => {
  const short = line(10, (i) => i);
  expect(thinLine(short, 10)).toBe(short);
  expect(thinDots(short, 10)).toBe(short);
  expect(thinList([1, 2, 3], 3)).toEqual([1, 2, 3]);
  expect(thinList([0, 1, 2, 3, 4], 3)).toEqual([0, 2, 4]);
  expect(shrink([[1, 2]], 2)).toEqual({ block: 1, rows: [[1, 2]] });
});

test('a large table shrinks to means of blocks, and gaps do not spread', () => {
  const rows = [
    [1, 3, 10],
    [5, Number.NaN, 10],
    [7, 7, Number.NaN],
  ];
  expect(shrink(rows, 2)).toEqual({
    block: 2,
    rows: [
      [3, 10],
      [7, Number.NaN],
    ],
  });
});
