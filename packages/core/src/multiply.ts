import type { TypedArray } from './dtype';

/** One matrix inside an array: where it begins, row after row. */
export interface Matrix {
  readonly data: TypedArray;
  readonly start: number;
}

/**
 * `out = a · b` for one matrix each. Every sum runs over k from 0 up, in float64, whichever way a number is reached: so
 * the answer for a row does not depend on the rows it happens to come with.
 */
export function multiply(out: Matrix, a: Matrix, b: Matrix, rows: number, inner: number, columns: number): void {
  const tiledRows = rows - (rows % 4);
  const tiledColumns = rows * inner * columns < worthTiling ? 0 : columns - (columns % 4);
  if (tiledColumns > 0 && tiledRows > 0) tiles(out, a, b, tiledRows, inner, columns, tiledColumns);
  dots(out, a, b, [0, tiledRows], inner, columns, tiledColumns);
  dots(out, a, b, [tiledRows, rows], inner, columns, 0);
}

/** Below this many products the copying costs more than it saves. */
const worthTiling = 2000;

/** Number by number. */
function dots(
  { data: out, start: outStart }: Matrix,
  { data: a, start: aStart }: Matrix,
  { data: b, start: bStart }: Matrix,
  [from, to]: readonly [number, number],
  inner: number,
  columns: number,
  fromColumn: number,
): void {
  for (let i = from; i < to; i++) {
    const aRow = aStart + i * inner;
    for (let j = fromColumn; j < columns; j++) {
      let sum = 0;
      for (let k = 0, at = bStart + j; k < inner; k++, at += columns) sum += a[aRow + k]! * b[at]!;
      out[outStart + i * columns + j] = sum;
    }
  }
}

/**
 * Sixteen numbers at a time, four rows by four columns: each number read takes part in four products, and the sums stay
 * in registers. Four columns of b are laid side by side first, since reading down a column misses the cache.
 */
function tiles(
  { data: out, start: outStart }: Matrix,
  { data: a, start: aStart }: Matrix,
  { data: b, start: bStart }: Matrix,
  rows: number,
  inner: number,
  columns: number,
  tiledColumns: number,
): void {
  const packed = new Float64Array(4 * inner);
  const end = packed.length;
  for (let j = 0; j < tiledColumns; j += 4) {
    for (let p = 0, at = bStart + j; p < end; p += 4, at += columns) {
      packed[p] = b[at]!;
      packed[p + 1] = b[at + 1]!;
      packed[p + 2] = b[at + 2]!;
      packed[p + 3] = b[at + 3]!;
    }
    for (let i = 0; i < rows; i += 4) {
      let [s00, s01, s02, s03] = [0, 0, 0, 0];
      let [s10, s11, s12, s13] = [0, 0, 0, 0];
      let [s20, s21, s22, s23] = [0, 0, 0, 0];
      let [s30, s31, s32, s33] = [0, 0, 0, 0];
      let a0 = aStart + i * inner;
      let a1 = a0 + inner;
      let a2 = a1 + inner;
      let a3 = a2 + inner;
      for (let p = 0; p < end; p += 4) {
        const b0 = packed[p]!;
        const b1 = packed[p + 1]!;
        const b2 = packed[p + 2]!;
        const b3 = packed[p + 3]!;
        const x0 = a[a0++]!;
        s00 += x0 * b0;
        s01 += x0 * b1;
        s02 += x0 * b2;
        s03 += x0 * b3;
        const x1 = a[a1++]!;
        s10 += x1 * b0;
        s11 += x1 * b1;
        s12 += x1 * b2;
        s13 += x1 * b3;
        const x2 = a[a2++]!;
        s20 += x2 * b0;
        s21 += x2 * b1;
        s22 += x2 * b2;
        s23 += x2 * b3;
        const x3 = a[a3++]!;
        s30 += x3 * b0;
        s31 += x3 * b1;
        s32 += x3 * b2;
        s33 += x3 * b3;
      }
      let o = outStart + i * columns + j;
      out[o] = s00;
      out[o + 1] = s01;
      out[o + 2] = s02;
      out[o + 3] = s03;
      o += columns;
      out[o] = s10;
      out[o + 1] = s11;
      out[o + 2] = s12;
      out[o + 3] = s13;
      o += columns;
      out[o] = s20;
      out[o + 1] = s21;
      out[o + 2] = s22;
      out[o + 3] = s23;
      o += columns;
      out[o] = s30;
      out[o + 1] = s31;
      out[o + 2] = s32;
      out[o + 3] = s33;
    }
  }
}
