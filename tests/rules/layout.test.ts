import { describe, expect, test } from 'vitest';
import type { Package } from '../support/workspace';
import { packages } from '../support/workspace';
import { layoutComplaints } from './layout';

describe('one thing, one file, named as its export, with its test and its line in index.ts', () => {
  test.each(packages.map((pkg) => [pkg.manifest.name, pkg] as const))('%s', (_, pkg) => {
    expect(layoutComplaints(pkg)).toEqual([]);
  });
});

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
  const good = { 'index.ts': "export { mse } from './mse';", 'mse.ts': mse, 'mse.test.ts': '' };

  test('a tidy package passes', () => expect(layoutComplaints(made(good))).toEqual([]));

  test.each<[string, Record<string, string>]>([
    ['mse.ts exports no `mse`', { ...good, 'mse.ts': mse.replace('mse', 'msse') }],
    ['mae has no line in index.ts', { ...good, 'mae.ts': mse.replace('mse', 'mae'), 'mae.test.ts': '' }],
    ['mse.ts has no mse.test.ts beside it', { 'index.ts': good['index.ts'], 'mse.ts': mse }],
    ['mse.ts: `mse` has no doc block', { ...good, 'mse.ts': 'export function mse(prediction: number) {}' }],
    ['mse.ts writes to the console', { ...good, 'mse.ts': `${mse}\nconsole.log(1);` }],
    ['losses may not import optim (mse.ts)', { ...good, 'mse.ts': `import '@gd/optim';\n${mse}` }],
    [
      'mse.ts imports left-pad, which is not among the dependencies',
      { ...good, 'mse.ts': `import 'left-pad';\n${mse}` },
    ],
    [
      'mse.ts imports ../../core/src/tensor from outside its package',
      { ...good, 'mse.ts': `import '../../core/src/tensor';\n${mse}` },
    ],
    ['index.ts has an `export *`: name what is public', { ...good, 'index.ts': "export * from './mse';" }],
    ['index.ts does more than list exports', { ...good, 'index.ts': `${good['index.ts']}\nconst one = 1;` }],
    [
      'index.ts is not alphabetical: ./mse stands where ./mae should',
      {
        ...good,
        'index.ts': "export { mse } from './mse';\nexport { mae } from './mae';",
        'mae.ts': mse.replace('mse', 'mae'),
        'mae.test.ts': '',
      },
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
    ['package.json exports index.ts, which does not exist', { 'mse.ts': mse, 'mse.test.ts': '' }],
  ])('%s', (sentence, sources) => {
    expect(layoutComplaints(made(sources))).toContain(sentence);
  });

  test('a program needs no line in index.ts, but must be there', () => {
    const tidy = made(good);
    const program = { ...tidy, manifest: { ...tidy.manifest, bin: { descend: './dist/bin.js' } } };
    expect(layoutComplaints({ ...program, sources: { ...good, 'bin.ts': '' } })).toEqual([]);
    expect(layoutComplaints(program)).toEqual(['package.json runs bin.ts, which does not exist']);
  });
});
