import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { withRecords } from '@gd/gallery/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lessonComplaints } from '../../apps/docs/tests/lessonLayout';
import { layoutComplaints } from '../rules/layout';
import { unfinishedComplaints } from '../rules/unfinished';
import { copyTree } from '../support/copyTree';
import { tool } from '../support/tool';
import type { Package } from '../support/workspace';
import { packages, root } from '../support/workspace';
import type { Recipe } from './recipes/recipe';

// What a contributor does for each kind of thing, in a copy of the tree: pnpm new, then the steps of its recipe.
const kinds = readdirSync(join(root, 'scripts/new'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => basename(file, '.mjs'));
const recipes = await Promise.all(
  kinds.map(async (kind): Promise<[string, Recipe]> => [kind, (await import(`./recipes/${kind}.ts`)).default]),
);
const copy = mkdtempSync(join(tmpdir(), 'gd-recipes-'));
const read = (file: string) => readFileSync(join(copy, file), 'utf8');
const pnpmNew = (...args: string[]) => tool(copy, process.execPath, 'scripts/new.mjs', ...args);

/** The files of each kind, by path from the root. */
const made: Record<string, string[]> = {};
const all = () => Object.values(made).flat();
const madeFile = (kind: string, name: string) => made[kind]!.find((file) => basename(file) === name)!;

beforeAll(() => {
  copyTree(copy);
  for (const [kind, { name }] of recipes) {
    const printed = pnpmNew(kind, name);
    made[kind] = [...printed.matchAll(/^ {2}new +(.+)$/gm)].map(([, file]) => file!);
    expect(printed).toMatch(/\nNext:\n {2}1\. /);
    const [, command] = /^Its tests: pnpm vitest run (.+)$/m.exec(printed)!;
    for (const file of made[kind].filter((file) => file.endsWith('.test.ts'))) expect(command).toContain(file);
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('as pnpm new writes them', () => {
  let report: Report;
  beforeAll(() => {
    report = tests(['packages*', 'rules', 'site'], ...ownTests(), ...rules);
  });

  test.each(recipes)('%s: its tests fail only where its author has to do something', (kind, { says }) => {
    const own = report.filter(({ file }) => made[kind]!.includes(file));
    expect(own.length).toBeGreaterThan(0);
    expect(own.some(({ status }) => status === 'passed')).toBe(true);
    expect(unique(failures(own))).toEqual(says);
  });

  test('all rules of the repository are kept', () => {
    const others = report.filter(({ file }) => !all().includes(file));
    expect(others.length).toBeGreaterThan(50);
    expect(failures(others)).toEqual([]);
  });

  test.each(recipes)('%s: what is still to be written says so', (kind, { name }) => {
    const complaints = made[kind]!.flatMap((file) => unfinishedComplaints(file, read(file)));
    expect(complaints.length).toBeGreaterThanOrEqual(2);
    for (const complaint of complaints) expect(complaint).toMatch(/^\S+: \w+ .{10,}/);
    expect(complaints.join()).toContain(name);
  });

  test('lint and types are clean', () => {
    lint();
    types('.', { include: [], files: code().filter((file) => file.startsWith('packages')) });
  });
});

describe('what is left out is asked for in a sentence', () => {
  const inPackages = recipes.filter(([kind]) => kind !== 'lesson');
  test.each(inPackages)('%s', (kind, { name }) => {
    const [, folder, path] = /^packages\/(\w+)\/src\/(.+)\.ts$/.exec(madeFile(kind, `${name}.ts`))!;
    const pkg = packages.find(({ manifest }) => manifest.name === `@gd/${folder}`)!;
    const sources: Record<string, string> = {};
    for (const file of Object.keys(pkg.sources)) sources[file] = read(`packages/${folder}/src/${file}`);
    for (const file of made[kind]!.filter((file) => file.startsWith('packages')))
      sources[file.replace(`packages/${folder}/src/`, '')] = read(file);
    const whole: Package = { ...pkg, sources };
    const said = (without: Package) => layoutComplaints(without).join('\n');
    expect(said(whole)).toBe('');

    expect(said(without(whole, `${path}.test.ts`))).toBe(`${path}.ts has no ${name}.test.ts beside it: write one`);
    const barrel = kind === 'test-function' ? 'testFunctions.ts' : 'index.ts';
    const unlisted = sources[barrel]!.replace(new RegExp(`^.*'\\./${path}';\n`, 'gm'), '');
    expect(said({ ...whole, sources: { ...sources, [barrel]: unlisted } })).toContain(
      `${name} has no line in ${barrel}`,
    );
    if (`${path}.claims.ts` in sources)
      expect(said(without(whole, `${path}.claims.ts`))).toContain(`${path}.ts has no ${name}.claims.ts beside it`);
  });

  test('an optimizer that has not been measured', () => {
    expect(withRecords([{ name: 'heavyBall' }]).missing).toEqual([
      'heavyBall: no record, so the gallery has no page of it — pnpm gallery heavyBall measures it',
    ]);
  });

  test('lesson', () => {
    const slug = recipes.find(([kind]) => kind === 'lesson')![1].name;
    const files = Object.fromEntries(made.lesson!.map((file) => [basename(file), read(file)]));
    expect(lessonComplaints(slug, files, [slug])).toEqual([]);
    for (const file of Object.keys(files)) {
      const { [file]: _, ...rest } = files;
      expect(lessonComplaints(slug, rest, [slug])).toEqual([expect.stringContaining(`has no ${file}: `)]);
    }
    expect(lessonComplaints(slug, files, [])).toEqual([expect.stringContaining('is not in lessons/order.ts')]);
  });
});

describe('finished by the steps of the recipe', () => {
  let report: Report;
  beforeAll(() => {
    for (const [kind, { fill }] of recipes) {
      for (const [name, places] of Object.entries(fill)) fillIn(madeFile(kind, name), places);
    }
    tool(copy, 'biome', 'format', '--write', '--colors=off', ...code());
    const again = ['packages*', 'compiled', 'rules', 'site'];
    report = [
      ...tests(again, ...ownTests(), ...rules, 'tests/rules/unfinished.test.ts'),
      ...tests(['packages*', 'proof'], ...suites),
    ];
  });

  test.each(recipes)('%s: its tests pass', (kind) => {
    const own = report.filter(({ file }) => made[kind]!.includes(file));
    expect(own.length).toBeGreaterThan(0);
    expect(failures(own)).toEqual([]);
  });

  test('all rules of the repository are kept, and every suite that looks for things finds them', () => {
    const others = report.filter(({ file }) => !all().includes(file));
    expect(failures(others)).toEqual([]);
    const titles = others.map(({ title }) => title).join('\n');
    for (const name of ['cube', 'heavyBall', 'softClip']) expect(titles).toContain(name);
  });

  test('lint and types are clean', () => {
    lint();
    types('.', { include: [], files: code().filter((file) => file.startsWith('packages')) });
    types('apps/docs', { include: [dirname(made.lesson![0]!).replace('apps/docs/', ''), 'src/**/*.d.ts'] });
  });
});

test.each(kinds)('%s: its recipe begins with pnpm new, and the same example', async (kind) => {
  const { noun, like } = (await import(`../../scripts/new/${kind}.mjs`)).default;
  const title = noun.replace(/^a/, 'A');
  expect(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')).toContain(
    `\n**${title}**: \`pnpm new ${kind} ${like}\` writes `,
  );
});

describe('pnpm new', () => {
  test.each([
    [['thing', 'cube'], 'new: kind "thing" — wanted one of callback, dataset, '],
    [[], 'new: no kind — wanted one of callback, dataset, '],
    [['op'], 'new: no name — wanted one for an operation; pnpm new op cube?'],
    [['op', 'Power'], 'new: name "Power" — wanted a name for an operation, like cube; power?'],
    [['layer', 'white-noise'], 'new: name "white-noise" — wanted a name for a layer, like scale; whiteNoise?'],
    [['layer', '3d'], 'new: name "3d" — wanted a name for a layer, like scale'],
    [['lesson', 'twoKnobs'], 'new: name "twoKnobs" — wanted a name for a lesson, like two-knobs; two-knobs?'],
    [['op', 'class'], 'new: name class — it is a word of JavaScript; add another word to it?'],
    [['loss', 'relu'], 'new: name relu — packages/core/src/index.ts exports one already'],
    [['op', 'cube'], 'new: name cube — packages/core/src/index.ts exports one already'],
    [['lesson', 'a-copied-lesson'], 'new: name a-copied-lesson — apps/docs/lessons/a-copied-lesson exists already'],
    [['op', 'fourth', 'power'], 'new: fourth power — one name is enough'],
  ])('%o is refused', (args, sentence) => {
    expect(() => pnpmNew(...args)).toThrow(sentence);
  });

  test('overwrites nothing', () => {
    const file = 'packages/core/src/ops/fourth.test.ts';
    writeFileSync(join(copy, file), '// mine');
    expect(() => pnpmNew('op', 'fourth')).toThrow(`new: ${file} exists already — nothing was written`);
    expect(read(file)).toBe('// mine');
    expect(readdirSync(join(copy, 'packages/core/src/ops'))).not.toContain('fourth.ts');
  });

  test('writes nothing before anything is installed', () => {
    const formatter = join(copy, 'node_modules/@biomejs');
    renameSync(formatter, `${formatter} elsewhere`);
    try {
      expect(() => pnpmNew('op', 'fifth')).toThrow('new: nothing is installed yet — it needs the formatter');
    } finally {
      renameSync(`${formatter} elsewhere`, formatter);
    }
    expect(readdirSync(join(copy, 'packages/core/src/ops'))).not.toContain('fifth.ts');
  });
});

/** Rules that look at every file and every lesson, and … */
const rules = ['tests/rules/layout', 'tests/rules/names', 'tests/rules/vocabulary', 'apps/docs/tests/lessonLayout']
  .map((path) => `${path}.test.ts`)
  .concat('apps/docs/tests/challenges.test.ts');
/** … suites that find things by looking: of these, what they found that is new. */
const suites = ['tests/proof/compiled/operations', 'tests/proof/compiled/specials', 'tests/proof/compiled/suites']
  .concat('packages/train/src/options', 'packages/optim/src/wrapping')
  .map((path) => `${path}.test.ts`)
  .concat('-t', `\\b(${recipes.map(([, { name }]) => name).join('|')})\\b`);

type Report = readonly { file: string; title: string; status: string; failureMessages: readonly string[] }[];

/** Runs test files of some projects in the copy; the answer is what became of each test. */
function tests(projects: readonly string[], ...args: string[]): Report {
  const out = join(copy, 'report.json');
  const options = ['--config=tests/release/recipes/vitest.config.ts', '--reporter=json', `--outputFile=${out}`];
  try {
    tool(copy, 'vitest', 'run', ...options, ...projects.map((name) => `--project=${name}`), ...args);
  } catch {
    // what failed is in the report
  }
  const { testResults } = JSON.parse(readFileSync(out, 'utf8'));
  rmSync(out);
  return testResults.flatMap(({ name, message, assertionResults }: FileResult) => {
    const file = name.replaceAll('\\', '/').slice(name.indexOf(basename(copy)) + basename(copy).length + 1);
    if (assertionResults.length === 0 && message)
      return [{ file, title: 'loads', status: 'failed', failureMessages: [message] }];
    return assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName: title, ...result }) => ({ file, title, ...result }));
  });
}

interface FileResult {
  name: string;
  message: string;
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
}

/** The test files of what was made; a lesson's walk through its page needs the site. */
const ownTests = () => all().filter((file) => file.endsWith('.test.ts') && !file.endsWith('page.test.ts'));

const failures = (report: Report) =>
  report.flatMap(({ failureMessages }) =>
    failureMessages.map((message) => message.split('\n')[0]!.replace(/^Error: /, '')),
  );

const unique = (sentences: readonly string[]) => [...new Set(sentences)];

const code = () => all().filter((file) => !/\.mdx?$/.test(file));

function without(pkg: Package, file: string): Package {
  const { [file]: _, ...sources } = pkg.sources;
  return { ...pkg, sources };
}

/** Does what an author does; each place is there once. */
function fillIn(file: string, places: Recipe['fill'][string]): void {
  let text = read(file);
  for (const [from, to] of places) {
    expect(text.split(from).length - 1, `places in ${file} that say: ${from}`).toBeGreaterThanOrEqual(1);
    text = text.replace(from, () => to);
  }
  writeFileSync(join(copy, file), text);
}

function lint(): void {
  const changed = packages.map(({ folder }) => `packages/${basename(folder)}/src`);
  tool(copy, 'biome', 'ci', '--error-on-warnings', '--colors=off', ...changed, 'apps/docs/lessons');
}

function types(folder: string, of: object): void {
  const file = join(copy, folder, 'tsconfig.new.json');
  writeFileSync(file, JSON.stringify({ extends: './tsconfig.json', ...of }));
  tool(copy, 'tsc', '--noEmit', '-p', file);
}
