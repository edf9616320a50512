import type { DType } from './dtype';
import { formatShape, stridesOf } from './shape';
import type { Tensor } from './tensor';

const digits = 4;
const edge = 3;
const widest = 8;
const long = 1e7;

/**
 * A tensor as text for people: dtype and shape, then the numbers in aligned columns with 4 significant digits. Axes
 * longer than 8 show their first and last 3.
 */
export function format({ shape, dtype, data }: Tensor): string {
  const write = (value: number): string => (dtype === 'bool' ? String(value !== 0) : formatNumber(value, dtype));
  if (shape.length === 0) return `${dtype} ${write(data[0]!)}`;
  const strides = stridesOf(shape);
  const shown = shape.map((size) =>
    size <= widest
      ? Array.from({ length: size }, (_, i) => i)
      : [0, 1, 2, -1, size - edge, size - edge + 1, size - edge + 2],
  );
  const cells: string[] = [];
  const collect = (axis: number, offset: number): void => {
    for (const i of shown[axis]!) {
      if (i < 0) continue;
      if (axis === shape.length - 1) cells.push(write(data[offset + i]!));
      else collect(axis + 1, offset + i * strides[axis]!);
    }
  };
  collect(0, 0);
  const width = Math.max(0, ...cells.map((cell) => cell.length));
  let next = 0;
  const rows = (axis: number, indent: string): string => {
    const last = axis === shape.length - 1;
    const parts = shown[axis]!.map((i) =>
      i < 0 ? '…' : last ? cells[next++]!.padStart(width) : rows(axis + 1, `${indent} `),
    );
    return `[${parts.join(last ? '  ' : `\n${indent} `)}]`;
  };
  return `${dtype}${formatShape(shape)}\n${rows(0, '')}`;
}

function formatNumber(value: number, dtype: DType): string {
  if (Object.is(value, -0)) return '-0';
  if (dtype === 'int32' || (Number.isInteger(value) && Math.abs(value) < long)) return String(value);
  const rounded = Number(value.toPrecision(digits));
  // with its zeros written out, a long rounded number would look exact
  return Number.isFinite(rounded) && Math.abs(rounded) >= long ? rounded.toExponential() : String(rounded);
}
