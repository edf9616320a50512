import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Package } from '../support/workspace';
import { packages } from '../support/workspace';
import { oldWords, vocabularyComplaints } from './vocabulary';

/** The sources of a package without its tests, and the templates that it creates plugins from. */
function sourcesOf({ folder, sources }: Package): [path: string, text: string][] {
  const own = Object.entries(sources).filter(([path]) => !/\.test(-d)?\.ts$/.test(path));
  const template = join(folder, 'template');
  if (!existsSync(template)) return own;
  const files = readdirSync(template, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const made = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return [...own, ...made.map((path): [string, string] => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])];
}

describe('sources use the words of the field', () => {
  test.each(packages.map((pkg) => [pkg.manifest.name, pkg] as const))('%s', (_, pkg) => {
    expect(sourcesOf(pkg).flatMap(([path, text]) => vocabularyComplaints(path, text))).toEqual([]);
  });
});

describe('the rule can fail', () => {
  test('the files are found', () => {
    const paths = packages.flatMap((pkg) => sourcesOf(pkg).map(([path]) => `${pkg.manifest.name}/${path}`));
    expect(paths).toContain('@gd/core/ops/relu.ts');
    expect(paths.some((path) => /^@gd\/create-optimizer\/template\/.*\.ts\.template$/.test(path))).toBe(true);
  });
  test.each<[string, string, string]>([
    ['slopes.ts', '', 'slopes.ts: the file name says slope: write gradient, or grad'],
    ['walkers/adam.ts', '', 'walkers/adam.ts: the file name says walker: write minimizer, or optimizer'],
    ['a.ts', 'const truth = 1;', 'a.ts: `truth` says truth: write targets'],
    ['a.ts', 'const x = { kernelInitialiser: 1 };', 'a.ts: `kernelInitialiser` says initialiser: write initializer'],
    [
      'a.ts.template',
      'interface A { readonly lastMoves: number }',
      'a.ts.template: `lastMoves` says move: write update of a weight, copy of numbers, or another verb',
    ],
    [
      'a.ts',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template in a source
      'throw new RangeError(`a: ${x} — a chance lies between 0 and 1`);',
      'a.ts: the error " — a chance lies between 0 and 1" says chance: write rng for a stream of random numbers, probability for a number',
    ],
    [
      'a.ts',
      '/**\n * Where a footprint\n * was. Then more.\n */\nconst a = 1;',
      'a.ts: the doc block "Where a footprint was." says footprint: write step record',
    ],
    [
      'a.ts',
      'interface A {\n  /** Normalises. */\n  readonly b: number;\n}',
      'a.ts: the doc block "Normalises." says normalise: write normalize',
    ],
  ])('%s with %j', (path, text, sentence) => {
    expect(vocabularyComplaints(path, text)).toEqual([sentence]);
  });
  test.each([
    ['const negativeSlope = 0.01;'],
    ['/** Removes it. A walker would move: a second sentence may say so. */\nconst a = 1;'],
    ["const text = 'a chance';"],
    ['/** A moving average. */\nconst removed = 1;'],
    ["throw new Error('a hill moved');"],
  ])('but not %j', (text) => {
    expect(vocabularyComplaints('a.ts', text)).toEqual([]);
  });
  test('only whole words are found, in upper or lower case', () => {
    expect(oldWords('The Slope of slopeOf, SLOPE and lossSlopes')).toEqual(['slope']);
    expect(oldWords('remove, movement, truthful, normalize')).toEqual([]);
  });
});
