import { readOptions } from '@gd/core/extend';

/** Options of `cosine`: both ends, and the number of steps between them. */
export interface CosineOptions {
  readonly from: number;
  /** 0 by default. */
  readonly to?: number;
  readonly steps: number;
}

/**
 * Cosine decay: from one number to another along half a cosine wave, slow at both ends; then it stays there.
 *
 *     to + (from − to) · (1 + cos(π · min(1, (t − 1) / steps))) / 2
 *
 * throws  when an option is missing or out of range
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
