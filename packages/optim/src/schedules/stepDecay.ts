import { readOptions } from '@gd/core/extend';

/** Options of `stepDecay`: the first value, the factor of each drop, and the steps between two. */
export interface StepDecayOptions {
  readonly from: number;
  /** The share that remains after each drop; 0.1 by default. */
  readonly factor?: number;
  /** The number of steps from one drop to the next. */
  readonly every: number;
}

/**
 * Step decay: constant for a while, then drops by a factor, like stairs.
 *
 *     from · factor^⌊(t − 1) / every⌋
 *
 * throws  when an option is missing or out of range
 */
export function stepDecay(given: StepDecayOptions): (t: number) => number {
  const { from, factor, every } = readOptions('stepDecay(options)', given, {
    from: ['(-∞, ∞)'],
    factor: ['(0, ∞)', 0.1],
    every: ['[1, ∞)'],
  });
  return (t) => from * factor ** Math.floor((t - 1) / every);
}
