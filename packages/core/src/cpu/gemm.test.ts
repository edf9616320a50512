import { describe, expect, it } from 'vitest';
import { gemm } from './gemm';

const uneven = (size: number, seed: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => Math.sin(1.7 * i + seed) * 3);

describe('gemm', () => {
  it('is the sum over k, for every way a matrix can fall into tiles', () => {
    for (const rows of [1, 3, 4, 5, 8]) {
      for (const columns of [1, 3, 4, 7, 12]) {
        for (const inner of [0, 1, 5, 300]) {
          const a = uneven(rows * inner + 2, 1);
          const b = uneven(inner * columns + 3, 2);
          const out = new Float64Array(rows * columns + 1);
          out[0] = 9;
          gemm(
            { data: out, start: 1, row: columns, column: 1 },
            { data: a, start: 2, row: inner, column: 1 },
            { data: b, start: 3, row: columns, column: 1 },
            rows,
            inner,
            columns,
          );
          const wanted = [9];
          for (let i = 0; i < rows; i++) {
            for (let j = 0; j < columns; j++) {
              let sum = 0;
              for (let k = 0; k < inner; k++) sum += a[2 + i * inner + k]! * b[3 + k * columns + j]!;
              wanted.push(sum);
            }
          }
          // equal to the last bit: a row's result must not depend on its neighbors
          expect([...out]).toEqual(wanted);
        }
      }
    }
  });
  it('adds to what is there, and reads and writes with any strides', () => {
    for (const size of [2, 13]) {
      const a = uneven(size * size, 1);
      const b = uneven(size * size, 2);
      const out = new Float64Array(size * size).fill(5);
      // aᵀ · bᵀ, written down as its transpose: b · a
      const turned = { start: 0, row: 1, column: size };
      gemm({ data: out, ...turned }, { data: a, ...turned }, { data: b, ...turned }, size, size, size);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          let sum = 0;
          for (let k = 0; k < size; k++) sum += b[i * size + k]! * a[k * size + j]!;
          expect(out[i * size + j]).toBe(5 + sum);
        }
      }
    }
  });
});
