import type { Schedule } from '@gd/core';

/**
 * The options at step t as plain numbers: each schedule is asked, a number is itself.
 *
 * throws  when a schedule does not answer with a number
 */
export function resolveOptions(
  options: Readonly<Record<string, Schedule>>,
  t: number,
): Readonly<Record<string, number>> {
  const resolved: Record<string, number> = {};
  for (const name of Object.keys(options)) {
    const option = options[name]!;
    resolved[name] = typeof option === 'function' ? asked(name, option, t) : option;
  }
  return resolved;
}

function asked(name: string, schedule: (t: number) => number, t: number): number {
  const value: unknown = schedule(t);
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new TypeError(`resolveOptions: ${name} at step ${t} is ${value} — a schedule answers with a number`);
  }
  return value;
}
