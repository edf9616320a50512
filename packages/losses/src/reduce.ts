import type { Tensor } from '@gd/core';
import { mean, sum } from '@gd/core';
import type { OptionTable } from '@gd/core/extend';
import { oneOf } from '@gd/core/extend';

/** What a loss returns: the mean of the single losses, their sum, or each of them. */
export type Reduction = 'mean' | 'sum' | 'none';

/** The option of every loss. */
export interface LossReductionOptions {
  /** `mean` by default. */
  readonly reduction?: Reduction | undefined;
}

/** The table of that option, for `readOptions`. */
export const lossOptions = {
  reduction: [/* @__PURE__ */ oneOf('mean', 'sum', 'none'), 'mean'],
} as const satisfies OptionTable<LossReductionOptions>;

/** Reduces losses to one number; `mean` divides by their number. */
export function reduce(losses: Tensor, reduction: Reduction): Tensor {
  if (reduction === 'none') return losses;
  return reduction === 'sum' ? sum(losses) : mean(losses);
}
