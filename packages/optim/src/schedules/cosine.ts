import { readOptions } from '@gd/core/extend';

/** From where to where a schedule goes, and in how many steps. */
export interface CosineOptions {
  readonly from: number;
  /** 0 unless said. */
  readonly to?: number;
  readonly steps: number;
}

/**
 * Cosine decay: from one number to another along half a cosine wave, slowly, fast, slowly; and there it stays.
 *
 *     to + (from − to) · (1 + cos(π · min(1, (t − 1) / steps))) / 2
 *
 * throws  when a setting is not a number it can use
 * source  Loshchilov & Hutter 2017, SGDR: stochastic gradient descent with warm restarts, https://arxiv.org/abs/1608.03983
 */
export function cosine(given: CosineOptions): (t: number) => number {
  const { from, to, steps } = readOptions('cosine(options)', given, {
    from: ['(-∞, ∞)'],
    to: ['(-∞, ∞)', 0],
    steps: ['(0, ∞)'],
  });
  return (t) => to + ((from - to) * (1 + Math.cos(Math.PI * Math.min(1, (t - 1) / steps)))) / 2;
}
