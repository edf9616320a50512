import { describe, expect, it } from 'vitest';
import { conflicts } from './accessRanges';

describe('clash', () => {
  const piece = (reads: [number, number][], writes: [number, number][]) => ({ reads, writes });
  it('conflict when one writes what the other reads or writes', () => {
    const writer = piece([], [[64, 128]]);
    expect(conflicts(writer, piece([[0, 64]], [[128, 192]]))).toBe(false);
    expect(conflicts(writer, piece([[0, 65]], []))).toBe(true);
    expect(conflicts(piece([[127, 140]], []), writer)).toBe(true);
    expect(conflicts(writer, piece([], [[100, 101]]))).toBe(true);
    expect(conflicts(piece([[0, 64]], []), piece([[0, 64]], []))).toBe(false);
  });
});
