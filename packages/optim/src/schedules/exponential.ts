import { readOptions } from '@gd/core/extend';

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
export function exponential(given: ExponentialOptions): (t: number) => number {
  const { from, rate } = readOptions('exponential(options)', given, { from: ['(-∞, ∞)'], rate: ['(0, ∞)'] });
  return (t) => from * rate ** (t - 1);
}
