import { readOptions } from '@gd/core/extend';

/** Options of `linear`: both ends, and the number of steps between them. */
export interface LinearOptions {
  readonly from: number;
  /** 0 by default. */
  readonly to?: number;
  readonly steps: number;
}

/**
 * Linear decay: from one number to another in equal steps; then it stays there.
 *
 *     from + (to − from) · min(1, (t − 1) / steps)
 *
 * throws  when an option is missing or out of range
 */
export function linear(given: LinearOptions): (t: number) => number {
  const { from, to, steps } = readOptions('linear(options)', given, {
    from: ['(-∞, ∞)'],
    to: ['(-∞, ∞)', 0],
    steps: ['(0, ∞)'],
  });
  return (t) => from + (to - from) * Math.min(1, (t - 1) / steps);
}
