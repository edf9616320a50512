import type { Tensor } from '@gd/core';
import { mean, sum } from '@gd/core';

/** What a loss returns: the mean of the single losses, their sum, or each of them. */
export type Reduction = 'mean' | 'sum' | 'none';

/** The option of every loss. */
export interface LossReductionOptions {
  /** `mean` by default. */
  readonly reduction?: Reduction | undefined;
}

/** Reduces losses to one number; `mean` divides by their number. */
export function reduce(name: string, losses: Tensor, reduction: Reduction = 'mean'): Tensor {
  checkReduction(name, reduction);
  if (reduction === 'none') return losses;
  return reduction === 'sum' ? sum(losses) : mean(losses);
}

/** Throws unless a reduction is one of the three. */
export function checkReduction(name: string, reduction: Reduction): void {
  if (!['mean', 'sum', 'none'].includes(reduction)) {
    throw new RangeError(`${name}: reduction ${JSON.stringify(reduction)} — there are mean, sum and none`);
  }
}
