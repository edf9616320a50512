import { posix } from 'node:path';
import type { Package } from '../support/workspace';
import { entriesOf, privatePackages, programsOf } from '../support/workspace';
import type { Parsed } from './parse';
import { parse } from './parse';

/** The packages that each package may import: the one direction of dependency. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  '@gd/core': [],
  '@gd/losses': ['@gd/core'],
  '@gd/optim': ['@gd/core'],
  '@gd/data': ['@gd/core'],
  '@gd/compile': ['@gd/core'],
  '@gd/train': ['@gd/core', '@gd/optim', '@gd/data', '@gd/compile'],
  '@gd/create-optimizer': ['@gd/compile', '@gd/optim'],
  '@gd/optim-muon': ['@gd/core', '@gd/optim'],
  '@gd/optim-prodigy': ['@gd/core', '@gd/optim'],
  '@gd/optim-schedule-free': ['@gd/core', '@gd/optim'],
};

/** Folders of things that people choose by name: each file is one of them, or supports two or more … */
const folders: Readonly<Record<string, readonly string[]>> = {
  '@gd/core': ['create', 'initializers', 'layers', 'ops'],
  '@gd/data': ['datasets'],
  '@gd/optim': ['gradients', 'minimizers', 'optimizers', 'samplers', 'schedules', 'testFunctions', 'wrappers'],
  '@gd/train': ['callbacks', 'metrics'],
};

/** … and the pattern by which a file at the top of a package is one. */
const kinds: Readonly<Record<string, RegExp>> = {
  '@gd/losses': /^export function \w+\(\s*prediction\b/m,
};

interface Kit {
  /** The check that the test beside a thing calls; run again through the compiler, it is the thing's case there. */
  readonly check: string;
  readonly wants: string;
  /** The text in a thing's source that exempts it from the kit. */
  readonly unless?: RegExp;
  /** Whether the kit needs a file of claims. */
  readonly claims?: true;
}
const forOp = {
  check: 'checkOp',
  wants: 'the function, and inputs away from kinks; or write `gradient  none` above it',
  unless: /^ \* gradient {2,}none/m,
};
const forOptimizer: Kit = { check: 'optimizerChecks', wants: 'each of its subjects', claims: true };
/** The kit that tests the things of a folder. */
const kits: Readonly<Record<string, Kit>> = {
  '@gd/core/ops': forOp,
  '@gd/core/layers': { check: 'checkLayer', wants: 'a layer, and the shape of one example' },
  '@gd/losses/.': forOp,
  '@gd/optim/optimizers': forOptimizer,
  '@gd/optim/wrappers': forOptimizer,
  '@gd/optim/testFunctions': {
    check: 'checkTestFunction',
    wants: 'the function',
    unless: /^export function \w+\([^)]*\): Weights/m,
  },
};

/** The folders of the compiler that serve every backend, and so import none; each backend has a folder in backends/. */
const forEveryBackend = /^(graph|lower|passes|trace)\//;
const ofOneBackend = /^backends\/\w+\//;

/** An entry for this repository's own tests and benchmarks; its exports are not public. */
const internalEntry = 'internal.ts';

/** The files that may write to the console. */
const mayWriteToConsole = ['@gd/core/warnOnce.ts'];

/**
 * Files that may call an optimizer's `step`: the two places that define a step, wrappers, and packages of one
 * optimizer.
 */
const mayStep = [
  /^@gd\/optim\/(optimizerStep|gradientStep)\.ts$/,
  /^@gd\/optim\/(wrappers\/|testing\/wrapperChecks\.ts$)/,
  /^@gd\/optim-[\w-]+\//,
];

/** Words that may not occur in the compiler, which compiles functions, whatever they are for. */
const unknownToCompile = /(?<![a-z])(optimizer|epoch|train)|Optimizer|Epoch|Train/;

/**
 * The maximum number of lines of a file: things that people choose by name are read whole; other files have one subject
 * each.
 */
const ceilings = { thing: 150, subject: 400 };
const functionCeiling = 60;
const privateNames = privatePackages.map(({ manifest }) => manifest.name);
/** The module, relative to a package's `src`, that says how many inputs a test tries. */
const countOfTests = '../../../tests/support/count';
const isTest = (file: string) => /\.(test|test-d|bench|claims|cases)\.ts$/.test(file);
const isData = (file: string) => file.endsWith('Data.ts');
const nameOf = (file: string) => posix.basename(file, '.ts');

/** Everything in a package that is not where, or not what, a reader expects, in one sentence each. */
export function layoutComplaints(pkg: Package): string[] {
  const entries = entriesOf(pkg);
  const programs = programsOf(pkg);
  const modules = modulesOf(pkg);
  const parsed = Object.fromEntries(modules.map((file) => [file, parse(pkg.sources[file]!)]));
  const reached = (of: 'reexports' | 'valuesFrom') =>
    new Set(
      entries
        .filter((entry) => entry !== internalEntry)
        .flatMap((entry) => (parsed[entry]?.[of] ?? []).map((path) => resolve(entry, path))),
    );
  const publicly = reached('reexports');
  const called = reached('valuesFrom');
  // files that claims share exist for them
  const claims = Object.keys(pkg.sources).filter((file) => file.endsWith('.claims.ts'));
  const users = usersOf({ ...parsed, ...Object.fromEntries(claims.map((file) => [file, parse(pkg.sources[file]!)])) });
  const says: string[] = [];

  for (const entry of entries) {
    const barrel = parsed[entry];
    if (barrel === undefined)
      says.push(`package.json exports ${entry}, which does not exist: write it, or take it out of the exports`);
    else says.push(...barrelComplaints(entry, barrel));
  }
  for (const file of programs) {
    if (!modules.includes(file))
      says.push(`package.json runs ${file}, which does not exist: write it, or take it out of the bin`);
  }
  for (const file of modules.filter((file) => !entries.includes(file) && !programs.includes(file))) {
    const { exported, undocumented, usesConsole, longFunctions } = parsed[file]!;
    const name = nameOf(file);
    const listed = publicly.has(file);
    const chosenByName = isThing(pkg, file) && (listed || !supports(file, users));
    const barrel = entries.find((entry) => entry === `${posix.dirname(file)}.ts`) ?? 'index.ts';
    if (!listed && (chosenByName || !users.has(file)))
      says.push(`${name} has no line in ${barrel}: add \`export { ${name} } from './${file.replace(/\.ts$/, '')}';\``);
    // a file may be named after its type: optimizer.ts has Optimizer
    const own = exported.some((e) => e === name || (/^[A-Z]/.test(e) && e.toLowerCase() === name.toLowerCase()));
    if ((listed || chosenByName) && !own)
      says.push(`${file} exports no \`${name}\`: name the file after what it exports, or its export after the file`);
    if (called.has(file) && !tested(pkg, file)) says.push(`${file} has no ${name}.test.ts beside it: write one`);
    if (chosenByName && publicly.has(file)) says.push(...kitComplaints(pkg, file));
    if (/^(utils?|helpers?|misc|common)$/i.test(name)) says.push(`${file}: name it after what it does`);
    if (usesConsole && !mayWriteToConsole.includes(`${pkg.manifest.name}/${file}`))
      says.push(`${file} writes to the console: throw an error, or use warnOnce`);
    says.push(...undocumented.map((e) => `${file}: \`${e}\` has no doc block: say in a sentence what it is`));
    const lines = pkg.sources[file]!.trimEnd().split('\n').length;
    const ceiling = chosenByName ? ceilings.thing : ceilings.subject;
    if (lines > ceiling && !isData(file))
      says.push(`${file} has ${lines} lines, more than ${ceiling}: split it where a reader would look by name`);
    for (const [long, length] of longFunctions(functionCeiling))
      says.push(`${file}: \`${long}\` has ${length} lines, more than ${functionCeiling}: give its parts names`);
  }
  for (const file of Object.keys(pkg.sources)) says.push(...importComplaints(pkg, file));
  says.push(...stepComplaints(pkg), ...wordComplaints(pkg));
  return says;
}

/** What a thing's tests lack: a call of its kit, or a file of claims. */
function kitComplaints({ manifest, sources }: Package, file: string): string[] {
  const kit = kits[`${manifest.name}/${posix.dirname(file)}`];
  if (kit === undefined || kit.unless?.test(sources[file]!)) return [];
  const { check, wants, claims } = kit;
  const [name, path] = [nameOf(file), file.replace(/\.ts$/, '')];
  const says: string[] = [];
  const test = sources[`${path}.test.ts`];
  if (test !== undefined && !test.includes(`${check}(`))
    says.push(`${path}.test.ts does not call ${check}: give it ${wants}`);
  if (claims && !(`${path}.claims.ts` in sources))
    says.push(
      `${file} has no ${name}.claims.ts beside it: export \`subjects = { ${name}: testSubject(…) }\` with options, a path and its source`,
    );
  return says;
}

/** Calls of an optimizer's `step` where `optimizerStep` or `gradientStep` belongs. */
export function stepComplaints(pkg: Package): string[] {
  return modulesOf(pkg).flatMap((file) => {
    if (mayStep.some((place) => place.test(`${pkg.manifest.name}/${file}`))) return [];
    return parse(pkg.sources[file]!).callsStep ? [stepSentence(file)] : [];
  });
}

/** What to do about a call of an optimizer's `step`. */
export const stepSentence = (file: string) =>
  `${file} calls an optimizer's \`step\`: use optimizerStep, or gradientStep for the gradient too`;

/** Words of training in the compiler. */
export function wordComplaints(pkg: Package): string[] {
  if (pkg.manifest.name !== '@gd/compile') return [];
  return modulesOf(pkg).flatMap((file) => {
    const [word] = unknownToCompile.exec(`${file}\n${pkg.sources[file]}`) ?? [];
    if (word === undefined) return [];
    return [`${file} has "${word}" in it: compile knows functions, not training; say what it does to a graph`];
  });
}

const modulesOf = ({ sources }: Package) => Object.keys(sources).filter((file) => !isTest(file));

function isThing(pkg: Package, file: string): boolean {
  if (isData(file)) return false;
  const { name } = pkg.manifest;
  return (folders[name] ?? []).includes(posix.dirname(file)) || (kinds[name]?.test(pkg.sources[file]!) ?? false);
}

/** The files that import each file. */
function usersOf(parsed: Readonly<Record<string, Parsed>>): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [file, { imports }] of Object.entries(parsed)) {
    for (const path of new Set(imports.map((path) => resolve(file, path))))
      users.set(path, [...(users.get(path) ?? []), file]);
  }
  return users;
}

/** Whether two or more of the things beside a file import it. */
function supports(file: string, users: ReadonlyMap<string, readonly string[]>): boolean {
  const beside = (users.get(file) ?? []).filter((user) => posix.dirname(user) === posix.dirname(file));
  return beside.length >= 2;
}

function tested(pkg: Package, file: string): boolean {
  return ['.test.ts', '.browser.test.ts'].some((ending) => file.replace(/\.ts$/, ending) in pkg.sources);
}

function barrelComplaints(entry: string, { star, otherStatements }: Parsed): string[] {
  const says: string[] = [];
  if (star) says.push(`${entry} has an \`export *\`: name what is public`);
  if (otherStatements) says.push(`${entry} does more than list exports: move the rest into another file`);
  return says;
}

function importComplaints(pkg: Package, file: string): string[] {
  const { name, devDependencies = {} } = pkg.manifest;
  const dependencies = { ...pkg.manifest.dependencies, ...pkg.manifest.peerDependencies };
  const says: string[] = [];
  for (const path of parse(pkg.sources[file]!).imports) {
    if (path.startsWith('.')) {
      const inside = posix.join(posix.dirname(file), path);
      if (inside.startsWith('..') && !(isTest(file) && inside === countOfTests))
        says.push(`${file} imports ${path} from outside its package: import the package by name`);
      if (!isTest(file) && forEveryBackend.test(file) && ofOneBackend.test(resolve(file, path)))
        says.push(`${file} imports ${path}: it serves every backend; ask for what it needs in BackendFacts`);
      if (/\.(js|ts)$/.test(path)) says.push(`${file} imports ${path}: write it without the ending`);
      continue;
    }
    if (path.startsWith('node:') || path === 'vitest') continue;
    const from = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
    if (from === name) continue;
    if (privateNames.includes(from)) {
      says.push(`${file} imports ${from}, which is not published: only the site, tests and scripts may`);
    } else if (isTest(file)) {
      if (!(from in dependencies) && !(from in devDependencies) && from.startsWith('@gd/'))
        says.push(`${file} imports ${from}, which package.json does not list: add it to the devDependencies`);
    } else if (from.startsWith('@gd/') && !(mayImport[name] ?? []).includes(from)) {
      says.push(
        `${file}: ${name.slice(4)} may not import ${from.slice(4)}: see the one direction of dependency in layout.ts`,
      );
    } else if (!(from in dependencies)) {
      says.push(`${file} imports ${from}, which is not among the dependencies: add it, or do without`);
    }
  }
  return says;
}

function resolve(file: string, path: string): string {
  return `${posix.join(posix.dirname(file), path)}.ts`;
}
