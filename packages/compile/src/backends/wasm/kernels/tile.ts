import type { Assembler } from '../encode/assembler';
import { block, WideSums } from './wideSums';

/** One of the summation loops of a tile: its iteration count, and the stride of the left factor in bytes. */
export interface InnerLoop {
  readonly count: number;
  readonly stride: number;
}

/** The factors of a tile; strides in bytes. */
export interface Factors {
  /** The summation loops, outermost first. */
  readonly inner: readonly InnerLoop[];
  readonly left: { readonly pointer: number; readonly offset: number; readonly rowStride: number };
  /**
   * The right factor: contiguous along a row, with the same row stride in all loops. Without a pointer, its address is
   * constant.
   */
  readonly right: { readonly pointer?: number; readonly offset: number; readonly stride: number };
}

const unrolled = 8;

/** Sums of more products than this use float64 totals; nested loops, as over images, only above 32 times as many. */
const longest = 1024;

/**
 * Emits the inner kernel of every matrix product and convolution: `rows` × 4 · `vectors` sums in registers.
 *
 *     sum[i, j] = Σₖ left[i, k] · right[k, j]
 *
 * A loop body has one inner step and at most 14 live vectors, because V8 before 12 hoists all loads of a body to its top.
 */
export function writeTile(code: Assembler, rows: number, vectors: number, { inner, left, right }: Factors): number[] {
  const sums = Array.from({ length: rows * vectors }, () => code.local('v128'));
  const row = Array.from({ length: vectors }, () => code.local('v128'));
  const one = code.local('v128');
  const b = code.local('i32');
  for (const sum of sums) code.vectorBits(0).set(sum);
  if (right.pointer === undefined) code.i32(0).set(b);
  else code.get(right.pointer).set(b);
  const round = (a: number, k: number, stride: number): void => {
    row.forEach((vector, j) => {
      code.load('v128', b, right.offset + k * right.stride + 16 * j).set(vector);
    });
    for (let i = 0; i < rows; i++) {
      code.loadSplat(a, left.offset + k * stride + i * left.rowStride).set(one);
      row.forEach((vector, j) => {
        code.multiplyAdd(sums[i * vectors + j]!, one, vector);
      });
    }
  };
  const loops = inner.filter(({ count }, i) => count > 1 || i === inner.length - 1);
  const terms = loops.reduce((product, { count }) => product * count, 1);
  const wide = terms > longest * (loops.length > 1 ? 32 : 1) ? new WideSums(code, sums) : undefined;
  const sumOver = (level: number, from: number): void => {
    const { count, stride } = loops[level]!;
    const innermost = level === loops.length - 1;
    if (innermost && count <= (loops.length === 1 ? unrolled : 1)) {
      for (let k = 0; k < count; k++) round(from, k, stride);
      code.advance(b, count * right.stride);
      return;
    }
    const a = code.local('i32');
    code.get(from).set(a);
    const repeat = (times: number): void => {
      code.repeatUntil(times, a, stride, () => {
        if (innermost) {
          round(a, 0, stride);
          code.advance(b, right.stride);
        } else {
          sumOver(level + 1, a);
          // the innermost loop is short, such as a row of pixels
          if (level === loops.length - 2) wide?.carry();
        }
        code.advance(a, stride);
      });
    };
    if (wide !== undefined && innermost && count > longest) {
      code.repeat(Math.floor(count / block), () => {
        repeat(block);
        wide.carry();
      });
      repeat(count % block);
    } else repeat(count);
    code.free('i32', a);
  };
  sumOver(0, left.pointer);
  wide?.end();
  code.free('i32', b);
  code.free('v128', one, ...row);
  return sums;
}

/**
 * The number of rows in a tile with this many column vectors, so that the sums, the left element and the right vectors fit
 * in 14 registers.
 */
export function rowsFor(vectors: number): number {
  return [6, 4, 2, 2][vectors - 1]!;
}
