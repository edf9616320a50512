import type { Kind } from '@gd/core/extend';
import { aFunction, check, isRecord, readOptions } from '@gd/core/extend';
import type { Checkpoint, FitResult } from '../checkpoint';
import type { EpochReport } from '../epochReport';
import type { Saved } from '../saved';
import type { Callback } from './callback';

/** Options of `earlyStopping`. */
export interface EarlyStoppingOptions {
  /** The number of consecutive epochs without improvement after which to stop. */
  readonly patience?: number;
  /** The minimum decrease in the monitored value that counts as an improvement. */
  readonly minimumChange?: number;
  /**
   * The value to monitor (lower is better); by default, the validation loss, or the training loss without validation.
   */
  readonly monitor?: (report: EpochReport) => number;
}

/** The best epoch so far, and the state of the run after it. */
interface Best {
  readonly value: number;
  readonly report: EpochReport;
  readonly at: Pick<Checkpoint, 'weights' | 'buffers' | 'state' | 'step' | 'epoch'>;
}

/**
 * Early stopping: ends the run when the monitored value stops improving, and restores the weights of the best epoch,
 * however the run ends.
 *
 *     better = monitor(epoch) < best − minimumChange
 *     stop after `patience` consecutive epochs that are not better
 *
 * state   the best epoch, and the number of epochs since then; saved with checkpoints
 * throws  when patience is not a whole number above 0, minimumChange is negative, or the monitored value is not a number
 * source  Prechelt 1998, Early stopping, but when?, https://doi.org/10.1007/3-540-49430-8_3
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callback {
  const { patience, minimumChange, monitor } = readOptions('earlyStopping(options)', options, {
    patience: ['1, 2, 3, …', 5],
    minimumChange: ['[0, ∞)', 0],
    monitor: [aFunction, ({ validation, loss }: EpochReport) => (validation === undefined ? loss : validation.loss)],
  });
  return {
    name: 'earlyStopping',
    start({ state }) {
      let { best, waited } = state === undefined ? { best: undefined, waited: 0 } : remembered(state);
      return {
        epoch(report, { weights, buffers, state, step, epoch }) {
          const value: unknown = monitor(report);
          const number = check('earlyStopping: the value of monitor', value, ['a number', isNumber]) as number;
          if (number < (best?.value ?? Number.POSITIVE_INFINITY) - minimumChange) {
            best = { value: number, report, at: { weights, buffers, state, step, epoch } };
            waited = 0;
            return undefined;
          }
          waited++;
          return waited < patience ? undefined : `no improvement for ${patience} epochs`;
        },
        end<R extends FitResult>(result: R): R {
          if (best === undefined) return result;
          // a resumed run continues from the best epoch
          waited = 0;
          return { ...result, ...best.at, batch: 0, partial: undefined, best: best.report };
        },
        state: () => ({ waited, best }) as unknown as Saved,
      };
    },
  };
}

const isNumber = (value: unknown): boolean => typeof value === 'number';

const aMemory: Kind = [
  'what it saved',
  (state) => isRecord(state) && Number.isInteger(state.waited) && (state.best === undefined || isBest(state.best)),
];

function isBest(best: unknown): boolean {
  if (!isRecord(best) || !isNumber(best.value) || !isRecord(best.report) || !isRecord(best.at)) return false;
  const { weights, buffers, state, step, epoch } = best.at;
  return [weights, buffers].every(isRecord) && typeof state === 'object' && [step, epoch].every(Number.isInteger);
}

function remembered(state: Saved): { best: Best | undefined; waited: number } {
  return check('earlyStopping: the state', state, aMemory) as unknown as { best: Best | undefined; waited: number };
}
