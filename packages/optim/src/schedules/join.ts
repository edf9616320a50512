import type { Schedule } from '@gd/core';
import { aSchedule, check } from '@gd/core/extend';

/**
 * Schedules one after another: each starts at its own step 1 when the previous one has ended. A number is a constant
 * schedule.
 *
 *     join([warm, 100], [cool, 900], rest)
 *
 * throws  when a number of steps is not whole and at least 1
 */
export function join(
  ...parts: readonly [...(readonly [schedule: Schedule, steps: number])[], Schedule]
): (t: number) => number {
  const last = parts.at(-1) as Schedule;
  const before = parts.slice(0, -1) as (readonly [Schedule, number])[];
  for (const [i, part] of before.entries()) {
    check(`join: part ${i + 1}`, part, [
      'a pair [schedule, steps]',
      (pair) => Array.isArray(pair) && pair.length === 2,
    ]);
    check(`join: part ${i + 1}`, part[0], aSchedule('(-∞, ∞)'));
    check(`join: part ${i + 1}: steps`, part[1], '1, 2, 3, …');
  }
  check('join: the last part', last, aSchedule('(-∞, ∞)'));
  const at = (schedule: Schedule, t: number): number => (typeof schedule === 'function' ? schedule(t) : schedule);
  return (t) => {
    let point = t;
    for (const [schedule, steps] of before) {
      if (point <= steps) return at(schedule, point);
      point -= steps;
    }
    return at(last, point);
  };
}
