import type { TypedArray } from '../tensor/dtype';

/**
 * A matrix inside an array: its offset, and the distance between neighbors in a column (`row`) and in a row (`column`).
 */
export interface Matrix {
  readonly data: TypedArray;
  readonly start: number;
  readonly row: number;
  readonly column: number;
}

const packedSize = 32_768;
let packedA = new Float64Array(0);
let packedB = new Float64Array(0);

/**
 * General matrix product, added to the output. Every sum runs over k from 0 up in double precision, whichever loop
 * computes it, so the result for a row does not depend on the other rows.
 *
 *     out[i, j] += Σₖ a[i, k] · b[k, j]
 */
export function gemm(out: Matrix, a: Matrix, b: Matrix, rows: number, inner: number, columns: number): void {
  // below this many multiplications, copying costs more than it saves
  if (rows * inner * columns <= 1024) multiplySmall(out, a, b, rows, inner, columns);
  else multiplyTiled(out, a, b, rows, inner, columns);
}

function multiplyTiled(out: Matrix, a: Matrix, b: Matrix, rows: number, inner: number, columns: number): void {
  // Blocks are first copied into doubles in the order in which they are read, so that the innermost loop is the same,
  // in the cache and without conversions, for all strides and dtypes of the operands.
  const rowBlock = Math.max(2, 2 * Math.floor(packedSize / inner / 2));
  if (packedA.length < rowBlock * inner) packedA = new Float64Array(Math.max(packedSize, rowBlock * inner));
  if (packedB.length < 4 * inner) packedB = new Float64Array(4 * inner);
  for (let i = 0; i < rows; i += rowBlock) {
    const height = Math.min(rowBlock, rows - i);
    packRows(packedA, a, i, height, inner);
    for (let j = 0; j < columns; j += 4) {
      const width = Math.min(4, columns - j);
      packColumns(packedB, b, j, inner, width);
      addTiles(out, i, j, packedA, packedB, height, inner, width);
    }
  }
}

function multiplySmall(out: Matrix, a: Matrix, b: Matrix, rows: number, inner: number, columns: number): void {
  const dataA = a.data;
  const dataB = b.data;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let total = 0;
      let atA = a.start + i * a.row;
      let atB = b.start + j * b.column;
      for (let k = 0; k < inner; k++, atA += a.column, atB += b.row) total += dataA[atA]! * dataB[atB]!;
      out.data[out.start + i * out.row + j * out.column]! += total;
    }
  }
}

/** Copies two rows, interleaved; an odd last row is paired with zeros. */
function packRows(
  to: Float64Array,
  { data, start, row, column }: Matrix,
  i: number,
  rows: number,
  inner: number,
): void {
  let at = 0;
  for (let r = 0; r < rows; r += 2) {
    let first = start + (i + r) * row;
    let second = first + row;
    const paired = r + 1 < rows;
    for (let n = 0; n < inner; n++, first += column, second += column) {
      to[at++] = data[first]!;
      to[at++] = paired ? data[second]! : 0;
    }
  }
}

/** Copies four columns, interleaved; missing ones are zeros. */
function packColumns(
  to: Float64Array,
  { data, start, row, column }: Matrix,
  j: number,
  inner: number,
  width: number,
): void {
  for (let n = 0; n < inner; n++) {
    const from = start + n * row + j * column;
    for (let c = 0; c < 4; c++) to[4 * n + c] = c < width ? data[from + c * column]! : 0;
  }
}

function addTiles(
  out: Matrix,
  i: number,
  j: number,
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  width: number,
): void {
  const { data, start, row, column } = out;
  let atA = 0;
  for (let r = 0; r < rows; r += 2) {
    let c00 = 0;
    let c01 = 0;
    let c02 = 0;
    let c03 = 0;
    let c10 = 0;
    let c11 = 0;
    let c12 = 0;
    let c13 = 0;
    for (let atB = 0; atB < 4 * inner; atB += 4, atA += 2) {
      const a0 = a[atA]!;
      const a1 = a[atA + 1]!;
      const b0 = b[atB]!;
      const b1 = b[atB + 1]!;
      const b2 = b[atB + 2]!;
      const b3 = b[atB + 3]!;
      c00 += a0 * b0;
      c01 += a0 * b1;
      c02 += a0 * b2;
      c03 += a0 * b3;
      c10 += a1 * b0;
      c11 += a1 * b1;
      c12 += a1 * b2;
      c13 += a1 * b3;
    }
    let at = start + (i + r) * row + j * column;
    for (let second = 0; second < 2 && r + second < rows; second++, at += row) {
      data[at]! += second ? c10 : c00;
      if (width > 1) data[at + column]! += second ? c11 : c01;
      if (width > 2) data[at + 2 * column]! += second ? c12 : c02;
      if (width > 3) data[at + 3 * column]! += second ? c13 : c03;
    }
  }
}
