import type { Schedule } from '@gd/core';
import { aSchedule, check, readOptions } from '@gd/core/extend';

/** Options of `warmUp`. */
export interface WarmUpOptions {
  /** The step at which the schedule reaches its first value. */
  readonly steps: number;
}

/**
 * Linear warm-up: rises evenly to the first value of another schedule, which then takes over.
 *
 *     schedule(1) · t / steps          up to step `steps`
 *     schedule(t − steps + 1)          from there
 *
 * throws  when an option is missing or out of range
 * source  Goyal et al. 2017, Accurate, large minibatch SGD, https://arxiv.org/abs/1706.02677
 */
export function warmUp(schedule: Schedule, given: WarmUpOptions): (t: number) => number {
  check('warmUp: schedule', schedule, aSchedule('(-∞, ∞)'));
  const { steps } = readOptions('warmUp(schedule, options)', given, { steps: ['[1, ∞)'] });
  const then = typeof schedule === 'function' ? schedule : () => schedule;
  return (t) => (t < steps ? (then(1) * t) / steps : then(t - steps + 1));
}
