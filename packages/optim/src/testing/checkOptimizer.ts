import type { Optimizer } from '@gd/core';
import type { Claims, Tools } from './claims';
import type { OptimizerReport } from './optimizerReport';
import { optimizerReport } from './optimizerReport';
import { testSubject } from './testSubject';

/**
 * Runs every check on an optimizer at once, without a test runner, and returns the result of each; a check that did not
 * run says why.
 *
 * throws  naming each check that failed, and why
 */
export function checkOptimizer<Options extends object>(
  make: (options: Options) => Optimizer,
  claims: Claims<Options>,
  tools: Tools = {},
): OptimizerReport {
  const report = optimizerReport(testSubject(make, claims), tools);
  const failures = report.results.filter(({ outcome }) => outcome === 'failed');
  if (failures.length > 0) {
    const lines = failures.map(({ name, reason }) => `${name}: ${reason}`);
    throw new Error(`checkOptimizer: ${failures.length} failed\n${lines.join('\n')}`);
  }
  return report;
}
