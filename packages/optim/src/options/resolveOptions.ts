import type { Schedule, Tensor } from '@gd/core';
import { scalar } from '@gd/core/extend';

interface Known {
  readonly constants: Readonly<Record<string, Tensor>>;
  readonly schedules: readonly (readonly [name: string, schedule: (t: number) => number])[];
}

const known = new WeakMap<Readonly<Record<string, Schedule>>, Known>();

/**
 * What the options are at step t: each schedule is asked, and every number comes as a 0-d float64 tensor, ready for
 * `optimizer.step`.
 *
 * throws  when a schedule does not answer with a number
 */
export function resolveOptions(
  options: Readonly<Record<string, Schedule>>,
  t: number,
): Readonly<Record<string, Tensor>> {
  const { constants, schedules } = known.get(options) ?? sortOut(options);
  if (schedules.length === 0) return constants;
  const resolved: Record<string, Tensor> = { ...constants };
  for (const [name, schedule] of schedules) {
    const value: unknown = schedule(t);
    if (typeof value !== 'number' || Number.isNaN(value)) {
      throw new TypeError(`resolveOptions: ${name} at step ${t} is ${value} — a schedule answers with a number`);
    }
    resolved[name] = scalar(value);
  }
  return resolved;
}

function sortOut(options: Readonly<Record<string, Schedule>>): Known {
  const constants: Record<string, Tensor> = {};
  const schedules: [string, (t: number) => number][] = [];
  for (const [name, option] of Object.entries(options)) {
    if (typeof option === 'function') schedules.push([name, option]);
    else constants[name] = scalar(option);
  }
  const sorted = { constants, schedules };
  known.set(options, sorted);
  return sorted;
}
