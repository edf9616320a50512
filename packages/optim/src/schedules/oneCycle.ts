import { readOptions } from '@gd/core/extend';

/** Options of `oneCycle`: its three values, its length, and the position of the peak. */
export interface OneCycleOptions {
  readonly peak: number;
  readonly steps: number;
  /** A 25th of the peak by default. */
  readonly from?: number;
  /** A 10,000th of `from` by default. */
  readonly to?: number;
  /** The share of the steps up to the peak; 0.3 by default. */
  readonly rise?: number;
}

/**
 * One-cycle policy: up to a peak and down to almost nothing, along two half cosine waves. For the momentum that goes
 * with it, turn it upside down: `oneCycle({ from: 0.95, peak: 0.85, to: 0.95, steps })`.
 *
 *     top = rise · steps − 1,  end = steps − 1
 *     from → peak   while t − 1 ≤ top
 *     peak → to     while t − 1 ≤ end; then it stays there
 *
 * throws  when an option is missing or out of range
 * source  Smith & Topin 2018, Super-convergence, https://arxiv.org/abs/1708.07120; values and turning points as PyTorch's
 */
export function oneCycle(given: OneCycleOptions): (t: number) => number {
  const { peak, steps, rise, ...ends } = readOptions('oneCycle(options)', given, {
    peak: ['(-∞, ∞)'],
    steps: ['[1, ∞)'],
    from: ['(-∞, ∞)', undefined],
    to: ['(-∞, ∞)', undefined],
    rise: ['[0, 1]', 0.3],
  });
  const { from = peak / 25, to = from / 1e4 } = ends;
  const top = rise * steps - 1;
  const end = steps - 1;
  const wave = (a: number, b: number, way: number): number => b + ((a - b) * (1 + Math.cos(Math.PI * way))) / 2;
  return (t) => {
    const point = t - 1;
    if (point <= top) return wave(from, peak, top === 0 ? 1 : point / top);
    return wave(peak, to, end <= top ? 1 : Math.min(1, (point - top) / (end - top)));
  };
}
