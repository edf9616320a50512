import { readOptions } from '@gd/core/extend';
import type { CosineOptions } from './cosine';

/** Options of `cosineRestarts`: one wave, and how much longer each wave is than the one before. */
export interface CosineRestartsOptions extends CosineOptions {
  /** 1 by default: all waves are equally long. */
  readonly stretch?: number;
}

/**
 * Cosine decay with warm restarts: down half a cosine wave, back to the top at once, and again. Each wave may be longer
 * than the last.
 *
 *     length  = steps, steps · stretch, steps · stretch² …
 *     to + (from − to) · (1 + cos(π · steps into the wave / length)) / 2
 *
 * throws  when an option is missing or out of range
 * source  Loshchilov & Hutter 2017, SGDR: stochastic gradient descent with warm restarts, https://arxiv.org/abs/1608.03983;
 *         stretch 1 as in PyTorch (2 in Keras)
 */
export function cosineRestarts(given: CosineRestartsOptions): (t: number) => number {
  const ends = { from: ['(-∞, ∞)'], to: ['(-∞, ∞)', 0] } as const;
  const { from, to, steps, stretch } = readOptions('cosineRestarts(options)', given, {
    ...ends,
    steps: ['[1, ∞)'],
    stretch: ['[1, ∞)', 1],
  });
  return (t) => {
    let point = t - 1;
    let length = steps;
    if (stretch === 1) point %= length;
    for (; point >= length; length *= stretch) point -= length;
    return to + ((from - to) * (1 + Math.cos((Math.PI * point) / length))) / 2;
  };
}
