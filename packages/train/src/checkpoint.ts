import type { State, Weights } from '@gd/core';
import type { EpochReport } from './epochReport';

/** Where a run stands: what it takes to go on from here as if nothing had happened. */
export interface Checkpoint<S extends State = State> {
  readonly weights: Weights;
  /** What the optimizer remembers. */
  readonly state: S;
  /** Steps taken. */
  readonly step: number;
  /** Epochs completed. */
  readonly epoch: number;
  /** Batches done of the epoch that is not completed. */
  readonly batch: number;
  readonly seed: number;
  readonly history: readonly EpochReport[];
}
