import { checkNumbers } from '../options/checkNumbers';

/** From where to where a schedule goes, in how many steps, and how. */
export interface PolynomialOptions {
  readonly from: number;
  /** 0 unless said. */
  readonly to?: number;
  readonly steps: number;
  /** 1 is a straight line; 2 falls fast at first. */
  readonly power?: number;
}

/**
 * Polynomial decay: from one number to another along a power of the steps that are left, and there it stays.
 *
 *     left = 1 − min(1, (t − 1) / steps)
 *     to + (from − to) · left^power
 *
 * throws  when a setting is not a number it can use
 */
export function polynomial({ from, to = 0, steps, power = 1, ...rest }: PolynomialOptions): (t: number) => number {
  const declared = {
    from: [from, '(-∞, ∞)'],
    to: [to, '(-∞, ∞)'],
    steps: [steps, '(0, ∞)'],
    power: [power, '(0, ∞)'],
  } as const;
  checkNumbers('polynomial', declared, rest);
  return (t) => to + (from - to) * (1 - Math.min(1, (t - 1) / steps)) ** power;
}
