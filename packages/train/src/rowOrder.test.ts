import { random } from '@gd/core';
import { miniBatch } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { RowOrder } from './rowOrder';

const order = () => new RowOrder(7, miniBatch(3), random(1));
const rowsOf = (batches: readonly Int32Array[]) => batches.map((rows) => [...rows]);

/** The next batches, one at a time. */
function taken(rows: RowOrder, count: number): number[][] {
  return Array.from({ length: count }, () => {
    const [one] = rowsOf(rows.next(1));
    rows.drop(1);
    return one!;
  });
}

describe('RowOrder', () => {
  it('returns batches of one size, which stay the next ones until they are dropped', () => {
    const [rows, single] = [order(), taken(order(), 5)];
    expect(rowsOf(rows.next(10))).toEqual(single.slice(0, 2));
    expect(rowsOf(rows.next(1))).toEqual(single.slice(0, 1));
    rows.drop(1);
    expect(rowsOf(rows.next(10))).toEqual(single.slice(1, 2));
    rows.drop(1);
    expect(rowsOf(rows.next(10))).toEqual(single.slice(2, 3));
    rows.drop(1);
    expect(rowsOf(rows.next(1))).toEqual(single.slice(3, 4));
  });
  it('jumps to the batch after a number of batches', () => {
    const single = taken(order(), 12);
    const rows = order();
    for (const done of [8, 0, 3]) {
      rows.goTo(done);
      expect(taken(rows, 4)).toEqual(single.slice(done, done + 4));
    }
  });
  it('has all rows each time without a sampler, and does not wait forever for a sampler without batches', () => {
    expect(rowsOf(new RowOrder(2, undefined, random(0)).next(2))).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(() => new RowOrder(2, { name: 'none', batches: () => [] }, random(0)).next(1)).toThrow(
      'steps: the sampler has no batch in epoch 1 — wanted at least one',
    );
  });
});
