import type { Schedule } from '@gd/core';
import { aNumber, aRecord, check, describe } from '@gd/core/extend';

/**
 * Resolves options at step t to plain numbers: schedules are evaluated, numbers are returned.
 *
 * throws  when an option is not a number, or a schedule does not return one
 */
export function resolveOptions(
  options: Readonly<Record<string, Schedule>>,
  t: number,
): Readonly<Record<string, number>> {
  check('resolveOptions: options', options, aRecord, ', like optimizer.options');
  check('resolveOptions: t', t, aNumber);
  const resolved: Record<string, number> = {};
  for (const name of Object.keys(options)) {
    const option = options[name]!;
    const value: unknown = typeof option === 'function' ? option(t) : option;
    if (typeof value !== 'number' || Number.isNaN(value)) {
      throw new TypeError(
        `resolveOptions: ${name.slice(0, 40)} at step ${describe(t)} is ${describe(value)} — an option is a number, or a schedule that returns one`,
      );
    }
    resolved[name] = value;
  }
  return resolved;
}
