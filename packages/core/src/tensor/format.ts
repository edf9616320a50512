import { check } from '../check/check';
import type { DType } from './dtype';
import { formatShape, stridesOf } from './shape';
import type { Tensor } from './tensor';
import { aTensor } from './tensor';

const digits = 4;
const edge = 3;
const widest = 8;
const long = 1e7;

/**
 * Formats a tensor as text for people: dtype and shape, then the numbers in aligned columns with 4 significant digits.
 * Axes longer than 8 show their first and last 3.
 */
export function format(x: Tensor): string {
  const { shape, dtype, data } = check('format: x', x, aTensor);
  const write = (value: number): string => (dtype === 'bool' ? String(value !== 0) : formatNumber(value, dtype));
  if (shape.length === 0) return `${dtype} ${write(data[0]!)}`;
  const strides = stridesOf(shape);
  let width = 0;
  const rows = (axis: number, offset: number, indent: string): string => {
    if (axis === shape.length) {
      const cell = write(data[offset]!);
      width = Math.max(width, cell.length);
      return cell.padStart(width);
    }
    const size = shape[axis]!;
    const parts: string[] = [];
    for (let i = 0; i < size; i++) {
      if (i === edge && size > widest) {
        parts.push('…');
        i = size - edge;
      }
      parts.push(rows(axis + 1, offset + i * strides[axis]!, `${indent} `));
    }
    return `[${parts.join(axis === shape.length - 1 ? '  ' : `\n${indent} `)}]`;
  };
  // the first pass only finds the widest number
  rows(0, 0, '');
  return `${dtype}${formatShape(shape)}\n${rows(0, 0, '')}`;
}

function formatNumber(value: number, dtype: DType): string {
  if (Object.is(value, -0)) return '-0';
  if (dtype === 'int32' || (Number.isInteger(value) && Math.abs(value) < long)) return String(value);
  const rounded = Number(value.toPrecision(digits));
  // with its zeros written out, a long rounded number would look exact
  return Number.isFinite(rounded) && Math.abs(rounded) >= long ? rounded.toExponential() : String(rounded);
}
