import type { Optimizer } from '@gd/core';
import type { Check, CheckName, Claims, Tools } from './claims';
import { compileChecks } from './compileChecks';
import { descentChecks } from './descentChecks';
import { gradientChecks } from './gradientChecks';
import { optionChecks } from './optionChecks';
import { pathChecks } from './pathChecks';
import { purityChecks } from './purityChecks';
import { testSubject } from './testSubject';
import { weightChecks } from './weightChecks';
import { wrapperChecks } from './wrapperChecks';

/** A check of one optimizer, ready for any test runner. */
export interface OptimizerCheck {
  readonly name: CheckName;
  /** The name and, if it does not run, the reason: for a test runner to print. */
  readonly title: string;
  /** Why this check does not run: the author's reason, or the tool that is missing. */
  readonly exempt?: string;
  /** Throws an error with the reason when it fails; an exempt check does nothing. */
  run(): void;
}

const checks: readonly Check[] = [
  ...pathChecks,
  ...purityChecks,
  ...weightChecks,
  ...optionChecks,
  ...gradientChecks,
  ...wrapperChecks,
  ...compileChecks,
  ...descentChecks,
];

/**
 * The checks of an optimizer, as a list for your test runner:
 *
 *     for (const { title, run } of optimizerChecks(lion, claims, { compile })) test(title, run);
 *
 * with `compile` from `@gd/compile`; without it, the checks of compiled steps are listed but do not run. `make` is
 * called with the claimed options, and with each of them changed.
 *
 * throws  when `exempt` names a check that does not exist
 */
export function optimizerChecks<Options extends object>(
  make: (options: Options) => Optimizer,
  claims: Claims<Options>,
  tools: Tools = {},
): readonly OptimizerCheck[] {
  const checked = testSubject(make, claims);
  const exempt: Partial<Record<string, string>> = claims.exempt ?? {};
  const unknown = Object.keys(exempt).find((name) => !checks.some((check) => check.name === name));
  if (unknown !== undefined) {
    throw new RangeError(
      `optimizerChecks: exempt "${unknown}" — there are ${checks.map(({ name }) => name).join('; ')}`,
    );
  }
  return checks.map((check) => {
    const { name, needs } = check;
    const lacks = needs !== undefined && tools[needs] === undefined ? `no ${needs} was given` : undefined;
    const reason = exempt[name] ?? lacks;
    if (reason !== undefined)
      return { name, title: `${name} (exempt: ${reason})`, exempt: reason, run: () => undefined };
    return { name, title: name, run: () => check.run(checked, tools) };
  });
}
