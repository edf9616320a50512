import type { DType, Tensor } from '@gd/core';
import { formatShape } from '@gd/core/extend';

/** How far the numbers of a column are apart; 0 where they differ by rounding alone. */
export function spreadOf(column: Float64Array, dtype: DType): number {
  const least = column.reduce((a, b) => Math.min(a, b));
  const most = column.reduce((a, b) => Math.max(a, b));
  const rounding = dtype === 'float64' ? 2 ** -50 : dtype === 'float32' ? 2 ** -21 : 0;
  return most - least > rounding * Math.max(-least, most) ? most - least : 0;
}

/**
 * The columns of a table, checked.
 *
 * throws    when there are no rows, or a number is NaN or infinite
 */
export function columns(name: string, { shape, data }: Tensor): Float64Array[] {
  const rows = shape[0] ?? 0;
  if (rows === 0)
    throw new RangeError(`${name}: shape ${formatShape(shape)} — there must be at least one row to fit on`);
  const width = data.length / rows;
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: rows }, (_, row) => {
      const value = data[row * width + column]!;
      if (Number.isFinite(value)) return value;
      throw new RangeError(`${name}: ${value} in row ${row}, column ${column} — fill in or drop missing values first`);
    }),
  );
}
