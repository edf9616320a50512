import { quoted } from '@gd/core/extend';
import { refuseUnknown } from './refuseUnknown';

const ranges = {
  '(-∞, ∞)': ['a number', () => true],
  '[0, ∞)': ['a number of at least 0', (value: number) => value >= 0],
  '(0, ∞)': ['a number above 0', (value: number) => value > 0],
  '[1, ∞)': ['a number of at least 1', (value: number) => value >= 1],
  '[0, 1)': ['a number from 0 to below 1', (value: number) => value >= 0 && value < 1],
  '(0, 1]': ['a number above 0 and up to 1', (value: number) => value > 0 && value <= 1],
  '[0, 1]': ['a number from 0 to 1', (value: number) => value >= 0 && value <= 1],
} as const satisfies Record<string, readonly [words: string, allows: (value: number) => boolean]>;

/** The interval of a number, as mathematics writes it: `[0, 1)` includes 0 but not 1. */
export type OptionRange = keyof typeof ranges;

/** Whether a value is a number in this range. */
export function isInRange(number: unknown, range: OptionRange): number is number {
  return typeof number === 'number' && Number.isFinite(number) && ranges[range][1](number);
}

/** Returns the number if it is in its range; otherwise throws. */
export function checkNumber(what: string, number: unknown, range: OptionRange, besides = ''): number {
  if (isInRange(number, range)) return number;
  throw new RangeError(`${what} is ${quoted(number)} — wanted ${ranges[range][0]}${besides}`);
}

/**
 * Checks numbers given by name.
 *
 * throws  when a number is not in its range, or a name is unknown (`rest`: everything beyond the declared names)
 */
export function checkNumbers(
  name: string,
  declared: Readonly<Record<string, readonly [value: number, range: OptionRange]>>,
  rest: object = {},
): void {
  refuseUnknown(name, rest, Object.keys(declared));
  for (const [key, [value, range]] of Object.entries(declared)) checkNumber(`${name}: ${key}`, value, range);
}
