import type { OptimizerReport } from '@gd/optim/testing';

/** What became of every check of one optimizer or wrapper. */
export interface ConformanceRow extends OptimizerReport {
  readonly name: string;
  /** The package and folder it lies in, like `optim/wrappers`. */
  readonly folder: string;
}
