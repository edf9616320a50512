import type { Checkpoint } from '../checkpoint';
import type { EpochReport } from '../epochReport';
import type { FitResult } from '../fitResult';
import type { Callback } from './callback';

/** When to lose patience. */
export interface EarlyStoppingOptions {
  /** How many epochs in a row may bring nothing better. */
  readonly patience?: number;
  /** How much better an epoch must be to count. */
  readonly minimumChange?: number;
  /** What to go by, the lower the better: the validation loss, or the loss where there is no validation. */
  readonly monitor?: (report: EpochReport) => number;
}

/**
 * Stops when it no longer gets better, and hands back the weights of the best epoch, whatever ended the run.
 *
 *     better = monitor(epoch) < best − minimumChange
 *     stop after `patience` epochs in a row that are not better
 *
 * throws  when patience is not a whole number above 0, or minimumChange is negative
 * source  Prechelt 1998, Early stopping, but when?, https://doi.org/10.1007/3-540-49430-8_3
 */
export function earlyStopping({
  patience = 5,
  minimumChange = 0,
  monitor = ({ validation, loss }) => (validation === undefined ? loss : validation.loss),
}: EarlyStoppingOptions = {}): Callback {
  if (!Number.isInteger(patience) || patience < 1) {
    throw new RangeError(`earlyStopping: patience ${patience} — a whole number of epochs, at least 1`);
  }
  if (!(minimumChange >= 0)) {
    throw new RangeError(`earlyStopping: minimumChange ${minimumChange} — how much lower counts as better, 0 or more`);
  }
  let best: { readonly value: number; readonly report: EpochReport; readonly at: Checkpoint } | undefined;
  let waited = 0;
  return {
    start() {
      best = undefined;
      waited = 0;
    },
    epoch(report, at) {
      const value = monitor(report);
      if (value < (best?.value ?? Number.POSITIVE_INFINITY) - minimumChange) {
        best = { value, report, at };
        waited = 0;
        return undefined;
      }
      waited++;
      return waited < patience ? undefined : `no better for ${patience} epochs`;
    },
    end<T extends FitResult>(trained: T): T {
      if (best === undefined) return trained;
      return { ...trained, ...best.at, history: trained.history, best: best.report };
    },
  };
}
