import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';

/** Two factors as a tile walks them; strides in bytes. */
export interface Factors {
  readonly inner: number;
  readonly left: {
    readonly pointer: number;
    readonly offset: number;
    readonly rowStride: number;
    readonly stride: number;
  };
  /** The right factor's numbers lie side by side along a row; without a pointer its address is known. */
  readonly right: { readonly pointer?: number; readonly offset: number; readonly stride: number };
}

const unrolled = 8;

/**
 * Writes the heart of every product: `rows` × 4 · `vectors` sums in registers, one inner step a round.
 *
 *     sum[i, j] = Σₖ left[i, k] · right[k, j]
 *
 * One inner step to a loop body, and at most 14 vectors alive: V8 before 12 lifts all loads of a body to its top.
 */
export function writeTile(code: Code, rows: number, vectors: number, { inner, left, right }: Factors): number[] {
  const sums = Array.from({ length: rows * vectors }, () => code.local('v128'));
  const row = Array.from({ length: vectors }, () => code.local('v128'));
  const one = code.local('v128');
  const a = code.local('i32');
  const b = code.local('i32');
  for (const sum of sums) code.vectorBits(0).set(sum);
  code.get(left.pointer).set(a);
  if (right.pointer === undefined) code.i32(0).set(b);
  else code.get(right.pointer).set(b);
  const round = (k: number): void => {
    row.forEach((vector, j) => {
      code.load('v128', b, right.offset + k * right.stride + 16 * j).set(vector);
    });
    for (let i = 0; i < rows; i++) {
      code.loadSplat(a, left.offset + k * left.stride + i * left.rowStride).set(one);
      row.forEach((vector, j) => {
        code.multiplyAdd(sums[i * vectors + j]!, one, vector);
      });
    }
  };
  if (inner <= unrolled) for (let k = 0; k < inner; k++) round(k);
  else {
    const end = code.local('i32');
    code
      .get(a)
      .i32(inner * left.stride)
      .do(op.i32.add)
      .set(end);
    code.loop();
    round(0);
    code
      .advance(b, right.stride)
      .get(a)
      .i32(left.stride)
      .do(op.i32.add)
      .tee(a)
      .get(end)
      .do(op.i32.ne)
      .branchIf(0)
      .end();
    code.free('i32', end);
  }
  code.free('i32', a, b);
  code.free('v128', one, ...row);
  return sums;
}

/** How many rows a tile takes for so many vectors of columns: sums, left numbers and right vectors fit 14 registers. */
export function rowsFor(vectors: number): number {
  return [6, 4, 2, 2][vectors - 1]!;
}
