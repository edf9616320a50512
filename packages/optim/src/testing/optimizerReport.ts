import type { CheckName, Subject, Tools } from './claims';
import { optimizerChecks } from './optimizerChecks';

/** The result of one check. */
export interface CheckResult {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'exempt' | 'failed';
  /** Why it did not run, or how it failed. */
  readonly reason?: string;
}

/** The results of all checks, and the source of the path. */
export interface OptimizerReport {
  /** The source of the path … */
  readonly source: string;
  /** … and the number of its points. */
  readonly points: number;
  readonly results: readonly CheckResult[];
}

/** Runs every check on an optimizer and returns the results as data, for tables, badges and documentation. */
export function optimizerReport({ make, claims }: Subject, tools: Tools = {}): OptimizerReport {
  const results = optimizerChecks(make, claims, tools).map(({ name, exempt, run }): CheckResult => {
    if (exempt !== undefined) return { name, outcome: 'exempt', reason: exempt };
    try {
      run();
      return { name, outcome: 'passed' };
    } catch (error) {
      return { name, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  });
  return { source: claims.source, points: claims.path.weights.length, results };
}
