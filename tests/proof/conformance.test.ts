import { join } from 'node:path';
import { compile } from '@gd/compile';
import * as optim from '@gd/optim';
import type { OptimizerReport } from '@gd/optim/testing';
import { optimizerReport, reportTable } from '@gd/optim/testing';
import { afterAll, expect, test } from 'vitest';
import { namesIn } from '../support/files';
import { subjects } from '../support/subjects';
import { packages } from '../support/workspace';

// Every optimizer × every check of the kit, as a table.                                      usage: pnpm conformance
const all = await subjects();
const reports: Record<string, OptimizerReport> = {};

afterAll(() => console.log(reportTable(reports)));

test.each(Object.entries(all))('%s passes every check, eager and compiled', (name, testSubject) => {
  const report = optimizerReport(testSubject, { compile });
  reports[name] = report;
  expect(report.results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(report.results.filter(({ reason }) => reason === 'no compile was given')).toEqual([]);
  expect(report.points).toBeGreaterThanOrEqual(5);
});

test('every optimizer, wrapper and plugin makes claims', async () => {
  const names = ['optimizers', 'wrappers'].flatMap((folder) =>
    namesIn(`packages/optim/src/${folder}`).filter((name) => name in optim),
  );
  for (const { folder } of packages.filter(({ manifest }) => manifest.name.startsWith('@gd/optim-'))) {
    const barrel: Record<string, () => unknown> = await import(join(folder, 'src/index.ts'));
    names.push(...Object.keys(barrel).filter((name) => isOptimizer(barrel[name]!)));
  }
  expect(names.length).toBeGreaterThan(35);
  const silent = names.filter((name) => !(name in all));
  const sentences = silent.map(
    (name) => `${name}: no claims — export subjects = { ${name}: … } from ${name}.claims.ts`,
  );
  expect(sentences.join('\n')).toBe('');
});

function isOptimizer(make: () => unknown): boolean {
  try {
    return 'step' in (make() as object);
  } catch {
    return false;
  }
}
