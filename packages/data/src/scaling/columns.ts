import type { DType, Tensor } from '@gd/core';
import { formatShape } from '@gd/core/extend';

/** What is known of the columns of a table, each list with one number for each column. */
export interface Columns {
  readonly rows: number;
  readonly total: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Sums, minima and maxima of the columns of a table, in one pass over its rows.
 *
 * throws    when there are no rows, or a number is NaN or infinite
 */
export function columns(name: string, { shape, data }: Tensor): Columns {
  const rows = shape[0] ?? 0;
  if (rows === 0)
    throw new RangeError(`${name}: shape ${formatShape(shape)} — there must be at least one row to fit on`);
  const width = data.length / rows;
  const total = new Float64Array(width);
  const least = Float64Array.from(data.subarray(0, width));
  const most = least.slice();
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < width; column++, at++) {
      const value = data[at]!;
      if (!Number.isFinite(value)) {
        throw new RangeError(
          `${name}: ${value} in row ${row}, column ${column} — fill in or drop missing values first`,
        );
      }
      total[column]! += value;
      if (value < least[column]!) least[column] = value;
      if (value > most[column]!) most[column] = value;
    }
  }
  return { rows, total, least, most };
}

/** How far the numbers of each column are apart; 0 where they differ by rounding alone. */
export function spreads({ least, most }: Columns, dtype: DType): number[] {
  const rounding = dtype === 'float64' ? 2 ** -50 : dtype === 'float32' ? 2 ** -21 : 0;
  return Array.from(most, (high, column) => {
    const low = least[column]!;
    return high - low > rounding * Math.max(-low, high) ? high - low : 0;
  });
}
