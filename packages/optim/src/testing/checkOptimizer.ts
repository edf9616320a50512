import type { Optimizer } from '@gd/core';
import type { Claims } from './claims';
import { optimizerChecks } from './optimizerChecks';

/**
 * Puts an optimizer through every check at once, with no test runner at all.
 *
 * throws  naming each check that failed, and why
 */
export function checkOptimizer<Options extends object>(
  make: (options: Options) => Optimizer,
  claims: Claims<Options>,
): void {
  const failures: string[] = [];
  for (const { name, run } of optimizerChecks(make, claims)) {
    try {
      run();
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failures.length > 0) throw new Error(`checkOptimizer: ${failures.length} failed\n${failures.join('\n')}`);
}
