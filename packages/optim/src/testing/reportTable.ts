import type { OptimizerReport } from './optimizerReport';

const marks = { passed: '✓', exempt: '–', failed: '✗' } as const;

/**
 * Formats reports of several optimizers as text: a row for each, a column for each check, and below, what did not pass.
 */
export function reportTable(reports: Readonly<Record<string, OptimizerReport>>): string {
  const rows = Object.entries(reports);
  const checks = rows[0]?.[1].results.map(({ name }) => name) ?? [];
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const number = (i: number): string => String(i + 1).padStart(2);
  const row = (name: string, cells: readonly string[]): string => `${name.padEnd(width)} ${cells.join(' ')}`;
  const notes = rows.flatMap(([name, { results }]) =>
    results.flatMap(({ outcome, reason }, i) =>
      outcome === 'passed' ? [] : [`${marks[outcome]} ${name}, ${i + 1}: ${reason}`],
    ),
  );
  return [
    ...checks.map((check, i) => `${number(i)} ${check}`),
    '',
    row(
      '',
      checks.map((_, i) => number(i)),
    ),
    ...rows.map(([name, { results }]) =>
      row(
        name,
        results.map(({ outcome }) => ` ${marks[outcome]}`),
      ),
    ),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}
