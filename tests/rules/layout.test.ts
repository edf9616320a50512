import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { files } from '../support/files';
import type { Package } from '../support/workspace';
import { packages, root } from '../support/workspace';
import { layoutComplaints, stepComplaints, stepSentence, wordComplaints } from './layout';
import { parse } from './parse';

describe('one thing, one file, named as its export, with its test and its line in index.ts', () => {
  test.each(packages.map((pkg) => [pkg.manifest.name, pkg] as const))('%s', (_, pkg) => {
    expect(layoutComplaints(pkg)).toEqual([]);
  });
});

// the site, the gallery, the benchmarks, scripts and the tests of the repository
const others = files.filter((file) => /^(apps|packages\/(bench|gallery)|scripts|tests)\/.*\.(ts|tsx|mjs)$/.test(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('outside the packages, too, only optimizerStep and gradientStep call the step of an optimizer', () => {
  const calling = others.filter((file) => parse(read(file)).callsStep);
  expect(calling.map(stepSentence)).toEqual([]);
});

test('nobody reaches into a package by path', () => {
  const reaching = others.filter((file) => parse(read(file)).imports.some((path) => reachesInside.test(path)));
  expect(reaching.map((file) => `${file}: import the package by name`)).toEqual([]);
});

// claims and cases are meant to be read from outside, and belong to no entry
const reachesInside = /^\.\.?\/.*packages\/[^/]+\/(src|dist)\/(?!.*\.claims$)/;

describe('the rules can fail', () => {
  const index = '@gd/source';
  const made = (sources: Record<string, string>, name = '@gd/losses'): Package => ({
    folder: '',
    manifest: {
      name,
      version: '0.0.0',
      exports: { '.': { [index]: './src/index.ts' } },
      publishConfig: { exports: {} },
      dependencies: { '@gd/core': 'workspace:^' },
    },
    sources,
  });
  const mse = '/** Squares. */\nexport function mse(prediction: number) {}';
  const good = { 'index.ts': "export { mse } from './mse';", 'mse.ts': mse, 'mse.test.ts': 'checkOp(mse, []);' };

  test('a tidy package passes', () => expect(layoutComplaints(made(good))).toEqual([]));

  test.each<[string, Record<string, string>]>([
    [
      'mse.ts exports no `mse`: name the file after what it exports, or its export after the file',
      { ...good, 'mse.ts': mse.replace('mse', 'msse') },
    ],
    [
      "mae has no line in index.ts: add `export { mae } from './mae';`",
      { ...good, 'mae.ts': mse.replace('mse', 'mae'), 'mae.test.ts': '' },
    ],
    ['mse.ts has no mse.test.ts beside it: write one', { 'index.ts': good['index.ts'], 'mse.ts': mse }],
    [
      'mse.ts: `mse` has no doc block: say in a sentence what it is',
      { ...good, 'mse.ts': 'export function mse(prediction: number) {}' },
    ],
    ['mse.ts writes to the console: throw an error, or use warnOnce', { ...good, 'mse.ts': `${mse}\nconsole.log(1);` }],
    [
      'mse.ts: losses may not import optim: see the one direction of dependency in layout.ts',
      { ...good, 'mse.ts': `import '@gd/optim';\n${mse}` },
    ],
    [
      'mse.ts imports left-pad, which is not among the dependencies: add it, or do without',
      { ...good, 'mse.ts': `import 'left-pad';\n${mse}` },
    ],
    [
      'mse.ts imports ../../core/src/tensor from outside its package: import the package by name',
      { ...good, 'mse.ts': `import '../../core/src/tensor';\n${mse}` },
    ],
    ['index.ts has an `export *`: name what is public', { ...good, 'index.ts': "export * from './mse';" }],
    [
      'mse.ts imports @gd/bench, which is not published: only the site, tests and scripts may',
      { ...good, 'mse.ts': `import '@gd/bench';\n${mse}` },
    ],
    [
      'index.ts does more than list exports: move the rest into another file',
      { ...good, 'index.ts': `${good['index.ts']}\nconst one = 1;` },
    ],
    ['utils.ts: name it after what it does', { ...good, 'mse.ts': `import './utils';\n${mse}`, 'utils.ts': '' }],
    [
      'mse.ts has 152 lines, more than 150: split it where a reader would look by name',
      { ...good, 'mse.ts': `${mse}${'\n'.repeat(150)}//` },
    ],
    [
      'reduce.ts has 401 lines, more than 400: split it where a reader would look by name',
      { ...good, 'mse.ts': `import './reduce';\n${mse}`, 'reduce.ts': `${'\n'.repeat(400)}//` },
    ],
    [
      'mse.ts: `mse` has 62 lines, more than 60: give its parts names',
      { ...good, 'mse.ts': mse.replace('{}', `{${'\n'.repeat(61)}}`) },
    ],
    [
      'passes/fuse.ts imports ../backends/wasm/emit: it serves every backend; ask for what it needs in BackendFacts',
      {
        ...good,
        'mse.ts': `import './passes/fuse';\n${mse}`,
        'passes/fuse.ts': "import type { BackendFacts } from '../backends/facts';\nimport '../backends/wasm/emit';",
      },
    ],
    [
      'package.json exports index.ts, which does not exist: write it, or take it out of the exports',
      { 'mse.ts': mse, 'mse.test.ts': '' },
    ],
  ])('%s', (sentence, sources) => {
    expect(layoutComplaints(made(sources))).toContain(sentence);
  });

  test.each<[from: string, file: string, sentence: string]>([
    [
      '@gd/core',
      'ops/cube',
      'ops/cube.test.ts does not call checkOp: give it the function, and inputs away from kinks; or write `gradient  none` above it',
    ],
    [
      '@gd/core',
      'layers/scale',
      'layers/scale.test.ts does not call checkLayer: give it a layer, and the shape of one example',
    ],
    [
      '@gd/optim',
      'optimizers/heavyBall',
      'optimizers/heavyBall.test.ts does not call optimizerChecks: give it each of its subjects',
    ],
    [
      '@gd/optim',
      'wrappers/slow',
      'wrappers/slow.ts has no slow.claims.ts beside it: export `subjects = { slow: testSubject(…) }` with options, a path and its source',
    ],
    [
      '@gd/optim',
      'testFunctions/sphere',
      'testFunctions/sphere.test.ts does not call checkTestFunction: give it the function',
    ],
  ])('%s, %s: a thing that its kit does not prove', (name, path, sentence) => {
    const thing = path.replace(/.*\//, '');
    const sources = {
      'index.ts': `export { ${thing} } from './${path}';`,
      [`${path}.ts`]: `/** A thing. */\nexport const ${thing}: TestFunction = 1;`,
      [`${path}.test.ts`]: '',
    };
    expect(layoutComplaints(made(sources, name))).toContain(sentence);
  });

  test('an operation without a gradient needs no check of it', () => {
    const sign = '/**\n * The sign.\n *\n * gradient  none\n */\nexport function sign() {}';
    const sources = { 'index.ts': "export { sign } from './ops/sign';", 'ops/sign.ts': sign, 'ops/sign.test.ts': '' };
    expect(layoutComplaints(made(sources, '@gd/core'))).toEqual([]);
  });

  test('a file that supports two things of its folder needs no line, but one that supports one does', () => {
    const adam = "/** Adam. */\nexport const adam = () => moments;\nimport { moments } from './moments';";
    const sources = (second: string) => ({
      'index.ts': "export { adam } from './optimizers/adam';\nexport { lamb } from './optimizers/lamb';",
      'optimizers/adam.ts': adam,
      'optimizers/adam.test.ts': 'optimizerChecks();',
      'optimizers/adam.claims.ts': '',
      'optimizers/lamb.ts': second,
      'optimizers/lamb.test.ts': 'optimizerChecks();',
      'optimizers/lamb.claims.ts': '',
      'optimizers/moments.ts': '/** Running averages. */\nexport const moments = 1;',
    });
    const complaints = (second: string) => layoutComplaints(made(sources(second), '@gd/optim'));
    expect(complaints(adam.replaceAll('adam', 'lamb'))).toEqual([]);
    expect(complaints('/** Lamb. */\nexport const lamb = 1;')).toEqual([
      "moments has no line in index.ts: add `export { moments } from './optimizers/moments';`",
    ]);
  });

  test.each([
    ['the rule by the name of an optimizer', 'descend.ts', 'const next = optimizer.step(view);'],
    ['by any other', 'descend.ts', 'const next = inner.step({ grads, weights });'],
  ])('a step taken past optimizerStep is found: %s', (_, file, code) => {
    const pkg = made({ [file]: code }, '@gd/optim');
    expect(stepComplaints(pkg)).toEqual([stepSentence(file)]);
    expect(stepComplaints(made({ 'wrappers/ema.ts': code }, '@gd/optim'))).toEqual([]);
    expect(stepComplaints(made({ 'descend.ts': 'walk.step(); rule.step({ grad });' }, '@gd/optim'))).toEqual([]);
  });

  test.each([
    ['train', { 'train/keep.ts': '' }],
    ['optimizer', { 'graph.ts': '// the memory of an optimizer' }],
    ['Train', { 'graph.ts': 'interface PreTrained {}' }],
  ])('the word %s is found in the compiler', (word, sources) => {
    const [file] = Object.keys(sources);
    expect(wordComplaints(made(sources as Record<string, string>, '@gd/compile'))).toEqual([
      `${file} has "${word}" in it: compile knows functions, not training; say what it does to a graph`,
    ]);
    expect(wordComplaints(made({ 'graph.ts': '// constraints, a string' }, '@gd/compile'))).toEqual([]);
  });

  test('a path into a package is found', () => {
    expect('../../packages/compile/dist/graph/trace.js').toMatch(reachesInside);
    expect('../support/workspace').not.toMatch(reachesInside);
  });

  test('a program needs no line in index.ts, but must be there', () => {
    const tidy = made(good);
    const program = { ...tidy, manifest: { ...tidy.manifest, bin: { descend: './dist/bin.js' } } };
    expect(layoutComplaints({ ...program, sources: { ...good, 'bin.ts': '' } })).toEqual([]);
    expect(layoutComplaints(program)).toEqual([
      'package.json runs bin.ts, which does not exist: write it, or take it out of the bin',
    ]);
  });
});
