import type { Optimizer, Schedule } from '@gd/core';

/**
 * Merges the options of a wrapped optimizer with the wrapper's own.
 *
 * throws  when both have an option of the same name, which would be ambiguous
 */
export function mergeOptions<Own extends Readonly<Record<string, Schedule>>>(
  name: string,
  inner: Optimizer,
  own: Own,
): Readonly<Record<string, Schedule>> & Own {
  const twice = Object.keys(own).find((key) => key in inner.options);
  if (twice !== undefined) {
    throw new RangeError(`${name}: ${inner.name} has an option "${twice}" already — wrap it once`);
  }
  return Object.freeze({ ...inner.options, ...own });
}
