import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OptimizerRecord } from '@gd/gallery';
import { inWords, objectives, placeOf, tasks, verdictOn } from '@gd/gallery';
import {
  choicesOf,
  docOf,
  exampleOf,
  markdown,
  pageOf,
  readDocBlock,
  readRecord,
  registry,
  withRecords,
} from '@gd/gallery/node';
import { checkTestFunction } from '@gd/optim/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { bundle } from '../support/bundle';

const folder = mkdtempSync(join(tmpdir(), 'gd-gallery-'));
afterAll(() => rmSync(folder, { recursive: true }));

// gallery.test.ts names those without a record
const { measured } = withRecords(await registry());
const entries = measured.map(({ entry }) => entry);
const records: OptimizerRecord[] = measured.map(({ record }) => record);

test.each(objectives.map(({ id, testFunction }) => [id, testFunction] as const))(
  'the %s has the minima it claims',
  (_, testFunction) => checkTestFunction(testFunction),
);

test.each(entries.map((entry) => [entry.name, entry] as const))(
  '%s documents everything that its page needs',
  (name, entry) => {
    const doc = docOf(entry);
    expect(doc.first).toMatch(/[.)]$/);
    expect(doc.rest.some((part) => 'rule' in part)).toBe(true);
    expect(doc.terms.find(({ word }) => word === 'source')!.text).toMatch(/https:\/\//);
    const record = readRecord(name);
    for (const { name: option, about } of choicesOf(doc, record)) {
      if (!option.includes('/')) expect(about, option).not.toBe('');
    }
    const page = pageOf(entry, doc, record, records);
    expect(page).toContain(`import { ${name} } from '${entry.from}';`);
    expect(page).not.toMatch(/undefined|\[object/);
  },
);

test('the example of a page runs', async () => {
  for (const { name, from } of [entries[0]!, entries.at(-1)!]) {
    const code = `${exampleOf(name, from, readRecord(name))}\nexport const height = loss;`;
    const { code: built } = await bundle(code, 'sources');
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, built);
    const { height } = await import(pathToFileURL(file).href);
    expect(height).toBeLessThan(49);
  }
});

test('a doc block is split into its parts', () => {
  const doc = readDocBlock(`/**
   * Rolls down
   * like a ball.
   *
   *     a ← b
   *       = c
   *
   * which is all.
   *
   * units   learningRate: those
   *         of the weight
   * source  A paper, https://example.org/a_b; and \`b\`
   */`);
  expect(doc).toEqual({
    first: 'Rolls down like a ball.',
    rest: [{ rule: 'a ← b\n  = c' }, { text: 'which is all.' }],
    terms: [
      { word: 'units', text: 'learningRate: those of the weight' },
      { word: 'source', text: 'A paper, https://example.org/a_b; and `b`' },
    ],
  });
});

test('its text is safe in a page: nothing becomes markup except code and addresses', () => {
  expect(markdown('{a} <b> c_d `{e_f}` (https://www.example.org/a_b).')).toBe(
    '\\{a\\} \\<b\\> c\\_d `{e_f}` ([example.org/a\\_b](https://www.example.org/a_b)).',
  );
});

describe('a place among all', () => {
  const score = (steps: (number | null)[], gap = 1) => ({
    default: { steps, gap },
    tuned: { steps, gap, settings: {} },
  });
  const trained = (accuracy: number[]) => ({ default: { accuracy }, tuned: { accuracy, settings: {} } });
  const made = (name: string, steps: (number | null)[], accuracy: number[], gap?: number) => ({
    name,
    scores: Object.fromEntries(
      tasks.map(({ id, kind }) => [id, kind === 'hill' ? score(steps, gap) : trained(accuracy)]),
    ),
  });
  const quick = made('quick', [3, 4, 5], [0.97, 0.98, 0.99]);
  const same = made('same', [4, 4, 4], [0.9, 0.9, 0.9]);
  const slow = made('slow', [40, null, 50], [0.8, 0.8, 0.8]);
  const near = made('near', [null, null, 9], [0.5, 0.5, 0.5], 0.02);
  const lost = made('lost', [null, null, null], [0.5, 0.5, 0.5], 7);
  const all = [quick, same, slow, near, lost];

  test('depends on the median; equals share it; runs that never converge rank last, the lower loss first', () => {
    expect(all.map((one) => placeOf(one, all, 'bowl'))).toEqual([1, 1, 3, 4, 5]);
    expect(all.map((one) => placeOf(one, all, 'digits'))).toEqual([1, 2, 3, 4, 4]);
  });

  test('is put into words', () => {
    expect(all.map(({ scores }) => inWords(scores.bowl!.tuned))).toEqual([
      '4 steps (3–5)',
      '4 steps',
      '50 steps, from 2 of 3 starts',
      'converges from 1 of 3 starts',
      'never converges',
    ]);
    expect(inWords(quick.scores.digits!.tuned)).toBe('98.0 %');
  });

  test('gives a verdict on which tasks suit', () => {
    expect(verdictOn(quick, all).likes).toBe(
      'Tuned for each task, it is in the best third on the bowl (4 steps (3–5), place 1 of 5), the ravine (4 steps (3–5), place 1 of 5) and the banana valley (4 steps (3–5), place 1 of 5).',
    );
    expect(verdictOn(quick, all).dislikes).toBe('It does not fail on any task here, nor fall into the last quarter.');
    expect(verdictOn(lost, all).likes).toContain(
      'it is never in the best third; its best result is on the moons network (50.0 %, place 4 of 5)',
    );
    expect(verdictOn(lost, all).dislikes).toContain('It does not suit the bowl (never converges, place 5 of 5)');
    expect(verdictOn(same, all).defaults).toBe(
      'With its defaults, it converges from every start on 6 of 6 test functions and classifies 90.0 % of unseen digits correctly; tuned, on 6, and 90.0 %.',
    );
  });
});
