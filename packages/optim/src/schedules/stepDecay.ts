import { readOptions } from '@gd/core/extend';

/** Where a schedule begins, and by how much it drops how often. */
export interface StepDecayOptions {
  readonly from: number;
  /** The share that is left after each drop; 0.1 unless said. */
  readonly factor?: number;
  /** How many steps lie between two drops. */
  readonly every: number;
}

/**
 * Step decay: stays for a while, then drops by a factor, like stairs.
 *
 *     from · factor^⌊(t − 1) / every⌋
 *
 * throws  when a setting is not a number it can use
 */
export function stepDecay(given: StepDecayOptions): (t: number) => number {
  const { from, factor, every } = readOptions('stepDecay(options)', given, {
    from: ['(-∞, ∞)'],
    factor: ['(0, ∞)', 0.1],
    every: ['[1, ∞)'],
  });
  return (t) => from * factor ** Math.floor((t - 1) / every);
}
