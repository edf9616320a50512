import type { Optimizer, Schedule } from '@gd/core';
import type { Check, CheckName, Claims, Subject } from './claims';
import { downhillChecks } from './downhillChecks';
import { optionChecks } from './optionChecks';
import { pathChecks } from './pathChecks';
import { purityChecks } from './purityChecks';
import { slopeChecks } from './slopeChecks';
import { weightChecks } from './weightChecks';
import { wrapperChecks } from './wrapperChecks';

/** A check of one optimizer, ready to be handed to any test runner. */
export interface OptimizerCheck {
  readonly name: CheckName;
  /** Why this check does not apply, in its author's words. */
  readonly exempt?: string;
  /** Throws an error with the reason when it fails; an exempt one does nothing. */
  run(): void;
}

const checks: readonly Check[] = [
  ...pathChecks,
  ...purityChecks,
  ...weightChecks,
  ...optionChecks,
  ...slopeChecks,
  ...wrapperChecks,
  ...downhillChecks,
];

/**
 * The proof of an optimizer, as a list for your test runner:
 *
 *     for (const { name, run } of optimizerChecks(lion, claims)) test(name, run);
 *
 * `make` is called with the claimed options, and with every one of them changed.
 *
 * throws  when `exempt` names a check that does not exist
 */
export function optimizerChecks<Options extends object>(
  make: (options: Options) => Optimizer,
  claims: Claims<Options>,
): readonly OptimizerCheck[] {
  const subject = { make: make as Subject['make'], claims: claims as unknown as Claims<Record<string, Schedule>> };
  const exempt: Partial<Record<string, string>> = claims.exempt ?? {};
  const unknown = Object.keys(exempt).find((name) => !checks.some((check) => check.name === name));
  if (unknown !== undefined) {
    throw new RangeError(
      `optimizerChecks: exempt "${unknown}" — there are ${checks.map(({ name }) => name).join('; ')}`,
    );
  }
  return checks.map((check) => {
    const reason = exempt[check.name];
    if (reason !== undefined) return { name: check.name, exempt: reason, run: () => undefined };
    return { name: check.name, run: () => check.run(subject) };
  });
}
