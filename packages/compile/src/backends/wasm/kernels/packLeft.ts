import type { Assembler } from '../encode/assembler';

/** Some rows of a left factor with dense columns, and the stride of the columns in bytes. */
export interface LeftRows {
  readonly pointer: number;
  readonly offset: number;
  readonly stride: number;
  readonly rows: number;
  readonly inner: number;
}

/**
 * Packs up to 4 rows of a left factor in the order in which a tile reads them: columns far apart would evict one
 * another from the cache.
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
