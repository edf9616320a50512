import type { Schedule } from '@gd/core';

const ranges = {
  '(-∞, ∞)': ['a number', () => true],
  '[0, ∞)': ['a number of at least 0', (value: number) => value >= 0],
  '(0, ∞)': ['a number above 0', (value: number) => value > 0],
  '[1, ∞)': ['a number of at least 1', (value: number) => value >= 1],
  '[0, 1)': ['a number from 0 to below 1', (value: number) => value >= 0 && value < 1],
  '(0, 1]': ['a number above 0 and up to 1', (value: number) => value > 0 && value <= 1],
  '[0, 1]': ['a number from 0 to 1', (value: number) => value >= 0 && value <= 1],
} as const satisfies Record<string, readonly [words: string, allows: (value: number) => boolean]>;

/** Where an option may lie, as mathematics writes it: `[0, 1)` holds 0 but not 1. */
export type Range = keyof typeof ranges;

/**
 * Looks at the options somebody gave before the walk begins: a wrong one says so at once, not as NaN a thousand steps
 * later. Numbers are checked now, schedules each time they answer.
 *
 * throws  when a number is not in its range, an option is neither number nor schedule, or a name is unknown (`rest` holds
 *         what was given beyond the declared names)
 */
export function declareOptions<Name extends string>(
  name: string,
  declared: Readonly<Record<Name, readonly [value: Schedule, range: Range]>>,
  rest: object = {},
): Readonly<Record<Name, Schedule>> {
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) {
    throw new TypeError(`${name}: option "${unknown}" — there are ${Object.keys(declared).join(', ')}`);
  }
  const options = {} as Record<Name, Schedule>;
  for (const key of Object.keys(declared) as Name[]) {
    const [value, range] = declared[key];
    const [words, allows] = ranges[range];
    const check = (number: unknown, when: string): number => {
      if (typeof number === 'number' && Number.isFinite(number) && allows(number)) return number;
      const came = typeof number === 'number' ? String(number) : (JSON.stringify(number) ?? typeof number);
      throw new RangeError(`${name}: ${key}${when} is ${came} — wanted ${words}, or a schedule t => number of such`);
    };
    options[key] = typeof value === 'function' ? (t) => check(value(t), ` at step ${t}`) : check(value, '');
  }
  return Object.freeze(options);
}
