import { readOptions } from '@gd/core/extend';

/** Options of `inverseSquareRoot`: the peak, and its step. */
export interface InverseSquareRootOptions {
  readonly peak: number;
  /** The step of the peak. */
  readonly steps: number;
}

/**
 * Inverse square root decay after a linear warm-up, as for the first transformer: it rises evenly to a peak, then falls more
 * and more slowly.
 *
 *     peak · min(t / steps, √(steps / t))
 *
 * throws  when an option is missing or out of range
 * source  Vaswani et al. 2017, Attention is all you need, section 5.3, https://arxiv.org/abs/1706.03762
 */
export function inverseSquareRoot(given: InverseSquareRootOptions): (t: number) => number {
  const { peak, steps } = readOptions('inverseSquareRoot(options)', given, { peak: ['(-∞, ∞)'], steps: ['[1, ∞)'] });
  return (t) => peak * Math.min(t / steps, Math.sqrt(steps / t));
}
