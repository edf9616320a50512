import { readOptions } from '@gd/core/extend';

/** Options of `polynomial`: both ends, the number of steps between them, and the power. */
export interface PolynomialOptions {
  readonly from: number;
  /** 0 by default. */
  readonly to?: number;
  readonly steps: number;
  /** 1 is a straight line; 2 falls fast at first. */
  readonly power?: number;
}

/**
 * Polynomial decay: from one number to another along a power of the share of steps left; then it stays there.
 *
 *     left = 1 − min(1, (t − 1) / steps)
 *     to + (from − to) · left^power
 *
 * throws  when an option is missing or out of range
 */
export function polynomial(given: PolynomialOptions): (t: number) => number {
  const declared = {
    from: ['(-∞, ∞)'],
    to: ['(-∞, ∞)', 0],
    steps: ['(0, ∞)'],
    power: ['(0, ∞)', 1],
  } as const;
  const { from, to, steps, power } = readOptions('polynomial(options)', given, declared);
  return (t) => to + (from - to) * (1 - Math.min(1, (t - 1) / steps)) ** power;
}
