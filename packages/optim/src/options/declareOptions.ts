import type { Schedule } from '@gd/core';
import type { OptionRange } from './checkNumbers';
import { checkNumber, isInRange } from './checkNumbers';
import { refuseUnknown } from './refuseUnknown';

/**
 * Checks the options of an optimizer when it is created, so that a wrong one is an error at once and not NaN a thousand
 * steps later. Numbers are checked now, schedules each time they are evaluated.
 *
 * throws  when a number is not in its range, an option is neither a number nor a schedule, or a name is unknown
 *         (`rest`: everything beyond the declared names)
 */
export function declareOptions<Name extends string>(
  name: string,
  declared: Readonly<Record<Name, readonly [value: Schedule, range: OptionRange]>>,
  rest: object = {},
): Readonly<Record<Name, Schedule>> {
  refuseUnknown(name, rest, Object.keys(declared));
  const options = {} as Record<Name, Schedule>;
  for (const key of Object.keys(declared) as Name[]) {
    const [value, range] = declared[key];
    const check = (number: unknown, when = ''): number =>
      checkNumber(`${name}: ${key}${when}`, number, range, ', or a schedule t => number in that range');
    // the message is built only when it is needed, since a schedule is evaluated at every step
    const ask = (schedule: (t: number) => number, t: number): number => {
      const number = schedule(t);
      return isInRange(number, range) ? number : check(number, ` at step ${t}`);
    };
    options[key] = typeof value === 'function' ? (t) => ask(value, t) : check(value);
  }
  return Object.freeze(options);
}
