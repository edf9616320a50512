import type { OptimizerReport } from '@gd/optim/testing';

/** The result of every check for one optimizer or wrapper. */
export interface ConformanceRow extends OptimizerReport {
  readonly name: string;
  /** Its package and folder, like `optim/wrappers`. */
  readonly folder: string;
}
