import { checkNumbers } from '../options/checkNumbers';

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
export function stepDecay({ from, factor = 0.1, every, ...rest }: StepDecayOptions): (t: number) => number {
  checkNumbers('stepDecay', { from: [from, '(-∞, ∞)'], factor: [factor, '(0, ∞)'], every: [every, '[1, ∞)'] }, rest);
  return (t) => from * factor ** Math.floor((t - 1) / every);
}
