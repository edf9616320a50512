import type { Leaf } from '../../../graph/kernel';

/** How many columns of the right factor a tile covers. */
export const panelColumns = 16;

/** How many bytes of the right factor are packed at a time; they stay in the second-level cache. */
const mostStripBytes = 2 ** 18;

/** The sizes of a matrix product, and the strides of its factors in bytes. */
export interface Product {
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly left: { readonly outer: number; readonly inner: number };
  readonly right: { readonly outer: number; readonly inner: number };
}

/** How a matrix product is blocked, and which factors are packed to be read contiguously. */
export interface Blocking {
  readonly packsRight: boolean;
  readonly packsLeft: boolean;
  /** How many panels of the right factor each row of tiles covers at a time. */
  readonly panels: number;
  readonly panelBytes: number;
  /** Scratch for the packed factors: the panels, and `leftAt` bytes further a tile's rows of the left factor. */
  readonly leftAt: number;
  readonly bytes: number;
}

/** Chooses the blocking of a product. */
export function blockingOf({ rows, columns, inner, left, right }: Product): Blocking {
  const rightDense = right.outer === 4 || columns === 1;
  // packing pays off once enough rows read the panel
  const packsRight = !rightDense || (rows >= 64 && columns > panelColumns);
  // dense columns are transposed four steps at a time
  const panelBytes = Math.max(1, rightDense ? inner : Math.ceil(inner / 4) * 4) * panelColumns * 4;
  const all = Math.floor(columns / panelColumns);
  const most = packsRight ? Math.max(1, Math.min(all, Math.floor(mostStripBytes / panelBytes))) : 1;
  const even = Array.from({ length: most }, (_, i) => most - i).find((count) => all % count === 0) ?? 1;
  const panels = 2 * even > most ? even : most;
  const packsLeft = panels >= 4 && rows >= 2 && left.outer === 4 && inner >= 16 && crowds(left.inner, inner);
  const leftAt = packsRight ? panels * panelBytes : 0;
  return { packsRight, packsLeft, panels, panelBytes, leftAt, bytes: leftAt + (packsLeft ? inner * 8 + 64 : 0) };
}

/**
 * Whether `count` numbers, `stride` bytes apart, evict one another from the first-level cache or span too many pages.
 */
function crowds(stride: number, count: number): boolean {
  let sets = 64;
  for (let apart = stride / 64; Number.isInteger(apart) && apart % 2 === 0 && sets > 1; apart /= 2) sets /= 2;
  return count > sets * 4 || count * stride > 2 ** 17;
}

/** The product of two operands; a single column over a dense left factor is computed transposed, as a row. */
export function productOf(operands: readonly Leaf[]): { readonly product: Product; readonly turned: boolean } {
  const [left, right] = operands.map(({ layout }) => layout) as [Leaf['layout'], Leaf['layout']];
  const bytes = (strides: readonly number[], axis: number): number => strides.at(axis)! * 4;
  const [rows, inner, columns] = [left.shape.at(-2)!, left.shape.at(-1)!, right.shape.at(-1)!];
  const a = { outer: bytes(left.strides, -2), inner: bytes(left.strides, -1) };
  const b = { outer: bytes(right.strides, -1), inner: bytes(right.strides, -2) };
  const turned = columns === 1 && rows > 1 && a.outer === 4;
  return turned
    ? { turned, product: { rows: columns, columns: rows, inner, left: b, right: a } }
    : { turned, product: { rows, columns, inner, left: a, right: b } };
}
