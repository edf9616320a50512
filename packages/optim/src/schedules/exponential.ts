import { readOptions } from '@gd/core/extend';

/** Where a schedule begins, and what is left of it after each step. */
export interface ExponentialOptions {
  readonly from: number;
  /** The share that is left after each step, like 0.99. */
  readonly rate: number;
}

/**
 * Exponential decay: multiplied by the same factor at every step.
 *
 *     from · rate^(t − 1)
 *
 * throws  when a setting is not a number it can use
 */
export function exponential(given: ExponentialOptions): (t: number) => number {
  const { from, rate } = readOptions('exponential(options)', given, { from: ['(-∞, ∞)'], rate: ['(0, ∞)'] });
  return (t) => from * rate ** (t - 1);
}
