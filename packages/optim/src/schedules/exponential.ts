import { checkNumbers } from '../options/checkNumbers';

/** Options of `exponential`: the first value, and the share that remains after each step. */
export interface ExponentialOptions {
  readonly from: number;
  /** The share that remains after each step, like 0.99. */
  readonly rate: number;
}

/**
 * Exponential decay: multiplies by the same factor at every step.
 *
 *     from · rate^(t − 1)
 *
 * throws  when an option is missing or out of range
 */
export function exponential({ from, rate, ...rest }: ExponentialOptions): (t: number) => number {
  checkNumbers('exponential', { from: [from, '(-∞, ∞)'], rate: [rate, '(0, ∞)'] }, rest);
  return (t) => from * rate ** (t - 1);
}
