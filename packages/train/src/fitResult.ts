import type { State } from '@gd/core';
import type { Checkpoint } from './checkpoint';
import type { EpochReport } from './epochReport';

/** What came of a run. */
export interface FitResult<S extends State = State> extends Checkpoint<S> {
  /** Why it ended: `'epochs'` when all were done, `'aborted'` by its signal, or what a callback said. */
  readonly stopped: string;
  /** The best epoch, when `earlyStopping` looked on; the weights and the state are then those. */
  readonly best?: EpochReport;
}
