import type { Schedule } from '@gd/core';
import { aList, aSchedule, check } from '@gd/core/extend';

/**
 * Schedules one after another: each starts at its own step 1 when the previous one has ended. A number is a constant
 * schedule.
 *
 *     join([warm, 100], [cool, 900], rest)
 *
 * throws  when a number of steps is not whole and at least 1, or a part is not a pair
 */
export function join(
  ...parts: readonly [...(readonly [schedule: Schedule, steps: number])[], Schedule]
): (t: number) => number {
  const last = check('join: the last part', parts.at(-1) as Schedule, aSchedule('(-∞, ∞)'), ' alone');
  const before = parts.slice(0, -1) as (readonly [Schedule, number])[];
  for (const [i, part] of before.entries()) {
    const [schedule, steps] = check(`join: part ${i + 1}`, part, aList, ', like [schedule, 100]');
    check(`join: the schedule of part ${i + 1}`, schedule, aSchedule('(-∞, ∞)'));
    check(`join: the number of steps of part ${i + 1}`, steps, '1, 2, 3, …');
  }
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
