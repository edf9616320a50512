import { checkNumbers } from '../options/checkNumbers';

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
export function linear({ from, to = 0, steps, ...rest }: LinearOptions): (t: number) => number {
  checkNumbers('linear', { from: [from, '(-∞, ∞)'], to: [to, '(-∞, ∞)'], steps: [steps, '(0, ∞)'] }, rest);
  return (t) => from + (to - from) * Math.min(1, (t - 1) / steps);
}
