import { readdirSync } from 'node:fs';
import type { GalleryObjective, OptimizerRecord, Result } from '@gd/gallery';
import { lowestOf, objectives, rates, startsOf, tasks, tolerance, variantsOf, withSettings } from '@gd/gallery';
import {
  memoryOf,
  objectiveRuns,
  readRecord,
  records,
  registry,
  runsOf,
  seeds,
  sizeOf,
  withRecords,
} from '@gd/gallery/node';
import { minimize } from '@gd/optim';
import { optimizerChecks } from '@gd/optim/testing';
import { describe, expect, test } from 'vitest';
import plugins from '../../plugins.json' with { type: 'json' };
import { packages } from '../support/workspace';

const entries = await registry();
const { measured, missing } = withRecords(entries);

test('the gallery has every optimizer of the barrel, and at least one of each plugin', () => {
  const { sources } = packages.find(({ manifest }) => manifest.name === '@gd/optim')!;
  const files = Object.keys(sources).filter((path) => /^optimizers\/\w+\.ts$/.test(path));
  const ours = entries.filter(({ from }) => from === '@gd/optim');
  expect(ours.map(({ name }) => `optimizers/${name}.ts`).sort()).toEqual(files.sort());
  expect([...new Set(entries.map(({ from }) => from))]).toEqual(['@gd/optim', ...plugins]);
});

test('every optimizer has a record, and there are no others', () => {
  const strangers = readdirSync(records).filter((file) => !entries.some(({ name }) => `${name}.json` === file));
  const removed = strangers.map((file) => `${file}: a record of no optimizer — pnpm gallery takes it away`);
  expect([...missing, ...removed].join('\n')).toBe('');
});

test('an optimizer without a record gets a sentence, and the others their records', () => {
  const { measured, missing } = withRecords([{ name: 'heavyBall' }, { name: 'adam' }]);
  expect(missing).toEqual([
    'heavyBall: no record, so the gallery has no page of it — pnpm gallery heavyBall measures it',
  ]);
  expect(measured.map(({ record }) => record.name)).toEqual(['adam']);
});

describe.each(measured.map(({ entry, record }) => [entry.name, entry, record as OptimizerRecord] as const))(
  'the numbers of %s',
  (name, entry, record) => {
    test('belong to this optimizer as it is now: `pnpm gallery NAME` measures again', () => {
      expect(record).toMatchObject({ name, package: entry.from, options: entry.make().options, seeds });
      expect(record.version).toMatch(/^\d+\.\d+\.\d+/);
      expect(record.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(Object.keys(record.scores)).toEqual(tasks.map(({ id }) => id));
      expect(record.tried).toBe(variantsOf(entry.make).length);
      for (const { tuned, trials } of Object.values<OptimizerRecord['scores'][string]>(record.scores)) {
        expect(trials).toBe(record.tried * rates.length);
        expect(rates).toContain(tuned.settings.learningRate);
      }
    });

    test('cover the whole kit, and no check failed', () => {
      const kit = optimizerChecks(() => entry.make(), {
        options: {},
        source: '',
        path: { start: [], grads: [], weights: [] },
      });
      const { passed, exempt, failed } = record.checks;
      expect([...passed, ...Object.keys(exempt)].sort()).toEqual(kit.map((check) => check.name).sort());
      expect(failed).toEqual({});
    });

    test('can be reproduced: steps on the bowl and in the ravine, memory, size', async () => {
      for (const objective of objectives.slice(0, 2)) {
        const score = record.scores[objective.id]!;
        expectSameRuns(await runsOf(objective, entry.make()), score.default);
        expectSameRuns(await runsOf(objective, withSettings(entry.make, score.tuned.settings)), score.tuned);
      }
      expect(memoryOf(entry)).toEqual(record.memory);
      // compressors differ from Node to Node
      expect(Math.abs((await sizeOf(entry)) / record.size - 1)).toBeLessThan(0.05);
    });
  },
);

/** Machines may round `pow` differently, which can shift a result by a step. */
function expectSameRuns(now: { steps: (number | null)[] }, { steps: then = [] }: Result): void {
  expect(now.steps.map((step) => step === null)).toEqual(then.map((step) => step === null));
  now.steps.forEach((step, i) => {
    expect(Math.abs((step ?? 0) - (then[i] ?? 0))).toBeLessThanOrEqual(1);
  });
}

test.each(objectives.map((objective) => [objective.id, objective] as const))(
  'compiled runs on the %s are those of minimize',
  async (_: string, { id, testFunction, ...objective }: GalleryObjective) => {
    const { make } = entries.find(({ name }) => name === 'adam')!;
    const { settings } = readRecord('adam').scores[id].tuned;
    const optimizer = withSettings(make, settings);
    const run = await objectiveRuns(testFunction, optimizer);
    for (const start of startsOf({ id, testFunction, ...objective }, 1).slice(0, 2)) {
      const lowest = lowestOf(testFunction);
      const { path } = minimize(testFunction.loss, start, optimizer, { steps: 1200 });
      const outside = path.findLastIndex(({ loss }) => !(Math.abs(loss - lowest) <= tolerance));
      expect(run(start).steps).toBe(outside < 1000 ? outside + 1 : null);
    }
  },
);

describe('the list of plugins', () => {
  test('names installed packages', async () => {
    await expect(registry({ plugins: ['gd-optim-nobody'] })).rejects.toThrow(
      'gallery: gd-optim-nobody is listed and not installed — pnpm --filter docs --filter @gd/gallery add --save-exact gd-optim-nobody',
    );
  });
  test('names packages that export an optimizer', async () => {
    await expect(registry({ plugins: ['@gd/losses'] })).rejects.toThrow(
      'gallery: @gd/losses — no function it exports returns an optimizer of its own name',
    );
  });
  test('lets no two optimizers share a name', async () => {
    await expect(registry({ plugins: ['@gd/optim'] })).rejects.toThrow(
      'gallery: adabelief is in @gd/optim and in @gd/optim — one of them needs another name',
    );
  });
});
