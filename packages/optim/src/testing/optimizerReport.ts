import type { CheckName, Subject, Tools } from './claims';
import { optimizerChecks } from './optimizerChecks';

/** What became of one check. */
export interface CheckResult {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'exempt' | 'failed';
  /** Why it does not apply, or how it failed. */
  readonly reason?: string;
}

/** What became of every check, and what the path was held to. */
export interface OptimizerReport {
  /** Where the path comes from … */
  readonly source: string;
  /** … and how many points of it are known. */
  readonly points: number;
  readonly results: readonly CheckResult[];
}

/** Runs every check on an optimizer and returns data: for tables, badges and documentation. */
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
