import type { Assembler } from '../encode/assembler';

/** Some rows of a left-hand matrix whose columns are dense, and how far apart these lie in bytes. */
export interface LeftRows {
  readonly pointer: number;
  readonly offset: number;
  readonly stride: number;
  readonly rows: number;
  readonly inner: number;
}

/**
 * Copies up to 4 rows of a left-hand matrix step by step of the sum, as a tile walks them: columns far apart would push
 * one another out of the cache.
 */
export function packLeft(code: Assembler, { pointer, offset, stride, rows, inner }: LeftRows, to: number): void {
  const from = code.local('i32');
  const numbers = code.local('v128');
  code.get(pointer).set(from);
  code.repeat(
    inner,
    (out) => {
      code.load('v128', from, offset).set(numbers).storeLanes(out, numbers, to, rows);
      code.advance(from, stride);
    },
    { step: rows * 4 },
  );
  code.free('i32', from);
  code.free('v128', numbers);
}
