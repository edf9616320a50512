import { checkNumbers } from '../options/checkNumbers';

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
export function cosine({ from, to = 0, steps, ...rest }: CosineOptions): (t: number) => number {
  checkNumbers('cosine', { from: [from, '(-∞, ∞)'], to: [to, '(-∞, ∞)'], steps: [steps, '(0, ∞)'] }, rest);
  return (t) => to + ((from - to) * (1 + Math.cos(Math.PI * Math.min(1, (t - 1) / steps)))) / 2;
}
