import type { Tensor } from '@gd/core';
import { mean, sum } from '@gd/core';
import type { OptionTable } from '@gd/core/extend';
import { oneOf } from '@gd/core/extend';

/** What becomes of the losses of single elements: their mean, their sum, or each by itself. */
export type Reduction = 'mean' | 'sum' | 'none';

/** The option that every loss has. */
export interface LossReductionOptions {
  /** `mean` by default. */
  readonly reduction?: Reduction | undefined;
}

/** The table of that option, for `readOptions`. */
export const lossOptions = {
  reduction: [/* @__PURE__ */ oneOf('mean', 'sum', 'none'), 'mean'],
} as const satisfies OptionTable<LossReductionOptions>;

/** Reduces losses to one number; `mean` divides by their count. */
export function reduce(losses: Tensor, reduction: Reduction): Tensor {
  if (reduction === 'none') return losses;
  return reduction === 'sum' ? sum(losses) : mean(losses);
}
