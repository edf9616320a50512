import { readOptions } from '@gd/core/extend';

/** From where to where a schedule goes, and in how many steps. */
export interface LinearOptions {
  readonly from: number;
  /** 0 unless said. */
  readonly to?: number;
  readonly steps: number;
}

/**
 * Linear decay: from one number to another by equal steps, and there it stays.
 *
 *     from + (to − from) · min(1, (t − 1) / steps)
 *
 * throws  when a setting is not a number it can use
 */
export function linear(given: LinearOptions): (t: number) => number {
  const { from, to, steps } = readOptions('linear(options)', given, {
    from: ['(-∞, ∞)'],
    to: ['(-∞, ∞)', 0],
    steps: ['(0, ∞)'],
  });
  return (t) => from + (to - from) * Math.min(1, (t - 1) / steps);
}
