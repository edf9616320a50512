import type { Assembler } from '../encode/assembler';

/** A panel of the right factor: its address, its strides in bytes, its rows and columns. */
export interface Panel {
  readonly pointer: number;
  readonly offset: number;
  readonly rowStride: number;
  readonly columnStride: number;
  readonly rows: number;
  readonly columns: number;
  /** Where it is packed to: an address, and a local with an offset. */
  readonly to: number;
  readonly out: number;
}

/** Packs a panel: its rows become contiguous, padded to whole vectors. */
export function packRows(code: Assembler, { pointer, offset, rowStride, rows, columns, to, out }: Panel): void {
  const vectors = Math.ceil(columns / 4);
  const from = code.local('i32');
  code.get(pointer).set(from);
  code.repeat(rows, () => {
    for (let j = 0; j < vectors; j++)
      code
        .get(out)
        .load('v128', from, offset + 16 * j)
        .store('v128', to + 16 * j);
    code.advance(from, rowStride).advance(out, vectors * 16);
  });
  code.free('i32', from);
}

/** Like `packRows`, for dense columns: transposes blocks of four by four numbers. */
export function packColumns(code: Assembler, { pointer, offset, columnStride, rows, columns, to, out }: Panel): void {
  const vectors = Math.ceil(columns / 4);
  const from = code.local('i32');
  const [a, b, c, d, p, q, r, s] = Array.from({ length: 8 }, () => code.local('v128')) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  code.get(pointer).set(from);
  code.repeat(Math.ceil(rows / 4), () => {
    for (let j = 0; j < vectors; j++) {
      [a, b, c, d].forEach((row, i) => {
        // beyond the last column, the last one is read again; those lanes are never stored
        code.load('v128', from, offset + Math.min(4 * j + i, columns - 1) * columnStride).set(row);
      });
      code.get(a).get(b).shuffle(0, 4, 1, 5).set(p).get(c).get(d).shuffle(0, 4, 1, 5).set(q);
      code.get(a).get(b).shuffle(2, 6, 3, 7).set(r).get(c).get(d).shuffle(2, 6, 3, 7).set(s);
      const at = (row: number): number => to + (row * vectors + j) * 16;
      code.get(out).get(p).get(q).shuffle(0, 1, 4, 5).store('v128', at(0));
      code.get(out).get(p).get(q).shuffle(2, 3, 6, 7).store('v128', at(1));
      code.get(out).get(r).get(s).shuffle(0, 1, 4, 5).store('v128', at(2));
      code.get(out).get(r).get(s).shuffle(2, 3, 6, 7).store('v128', at(3));
    }
    code.advance(from, 16).advance(out, vectors * 64);
  });
  code.free('i32', from);
  code.free('v128', a, b, c, d, p, q, r, s);
}

/** Some rows of a left factor with dense columns, and the stride of the columns in bytes. */
export interface LeftRows {
  readonly pointer: number;
  readonly offset: number;
  readonly stride: number;
  readonly rows: number;
  readonly inner: number;
}

/**
 * Packs up to 4 rows of a left factor in the order in which a tile reads them, since columns far apart would evict one
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
