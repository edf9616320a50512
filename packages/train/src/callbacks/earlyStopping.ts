import type { Checkpoint, FitResult } from '../checkpoint';
import type { EpochReport } from '../epochReport';
import type { Callback } from './callback';

/** Options of `earlyStopping`. */
export interface EarlyStoppingOptions {
  /** The number of consecutive epochs without improvement to wait for. */
  readonly patience?: number;
  /** How much lower the monitored value must be to count as an improvement. */
  readonly minimumChange?: number;
  /**
   * The value to monitor, the lower the better: by default the validation loss, or the loss if there is no validation.
   */
  readonly monitor?: (report: EpochReport) => number;
}

/**
 * Early stopping: ends the run when the monitored value no longer improves, and returns the weights of the best epoch,
 * however the run ended.
 *
 *     better = monitor(epoch) < best − minimumChange
 *     stop after `patience` consecutive epochs that are not better
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
      return waited < patience ? undefined : `no improvement for ${patience} epochs`;
    },
    end<R extends FitResult>(result: R): R {
      if (best === undefined) return result;
      return { ...result, ...best.at, history: result.history, best: best.report };
    },
  };
}
