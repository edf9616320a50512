import { posix } from 'node:path';
import type { Package } from '../support/workspace';
import { entriesOf, programsOf } from '../support/workspace';
import type { Parsed } from './parse';
import { parse } from './parse';

/** Which packages a package may use: the one direction of dependency. */
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

/** Folders whose every file is a thing that people choose by name … */
const folders: Readonly<Record<string, readonly string[]>> = {
  '@gd/core': ['create', 'initializers', 'layers', 'ops'],
  '@gd/optim': ['minimizers', 'optimizers', 'samplers', 'schedules', 'testFunctions', 'wrappers'],
};

/** … and what makes a file at the top of a package one. */
const kinds: Readonly<Record<string, RegExp>> = {
  '@gd/losses': /^export function \w+\(\s*prediction\b/m,
  '@gd/data': /^export function \w+\([^{]*\): Dataset\b/m,
};

/** The places that say something to the person at the console: that a program, or a run, goes by plain operations. */
const speaks = ['@gd/core/warnOnce.ts'];

/** The most lines of a file: things that people choose by name are read whole, other files hold a subject each. */
const ceilings = { thing: 150, subject: 400 };
const functionCeiling = 60;
const isTest = (file: string) => /\.(test|test-d|bench|claims)\.ts$/.test(file);
const isData = (file: string) => file.endsWith('Data.ts');
const nameOf = (file: string) => posix.basename(file, '.ts');

/** Everything in a package that is not where, or not what, a reader expects: one sentence each. */
export function layoutComplaints(pkg: Package): string[] {
  const entries = entriesOf(pkg);
  const programs = programsOf(pkg);
  const modules = Object.keys(pkg.sources).filter((file) => !isTest(file));
  const parsed = Object.fromEntries(modules.map((file) => [file, parse(pkg.sources[file]!)]));
  const reached = (of: 'reexports' | 'valuesFrom') =>
    new Set(entries.flatMap((entry) => (parsed[entry]?.[of] ?? []).map((path) => resolve(entry, path))));
  const publicly = reached('reexports');
  const called = reached('valuesFrom');
  const used = new Set(modules.flatMap((file) => parsed[file]!.imports.map((path) => resolve(file, path))));
  const says: string[] = [];

  for (const entry of entries) {
    const barrel = parsed[entry];
    if (barrel === undefined) says.push(`package.json exports ${entry}, which does not exist`);
    else says.push(...barrelComplaints(entry, barrel));
  }
  for (const file of programs) {
    if (!modules.includes(file)) says.push(`package.json runs ${file}, which does not exist`);
  }
  for (const file of modules.filter((file) => !entries.includes(file) && !programs.includes(file))) {
    const { exported, undocumented, usesConsole, longFunctions } = parsed[file]!;
    const name = nameOf(file);
    const chosenByName = isThing(pkg, file);
    const listed = publicly.has(file);
    if ((chosenByName && !listed) || (!listed && !used.has(file))) says.push(`${name} has no line in index.ts`);
    // a file may be named after its type: optimizer.ts holds Optimizer
    const own = exported.some((e) => e === name || (/^[A-Z]/.test(e) && e.toLowerCase() === name.toLowerCase()));
    if ((listed || chosenByName) && !own) says.push(`${file} exports no \`${name}\``);
    if (called.has(file) && !tested(pkg, file)) says.push(`${file} has no ${name}.test.ts beside it`);
    if (/^(utils?|helpers?|misc|common)$/i.test(name)) says.push(`${file}: name it after what it does`);
    if (usesConsole && !speaks.includes(`${pkg.manifest.name}/${file}`)) says.push(`${file} writes to the console`);
    says.push(...undocumented.map((e) => `${file}: \`${e}\` has no doc block`));
    const lines = pkg.sources[file]!.trimEnd().split('\n').length;
    const ceiling = chosenByName ? ceilings.thing : ceilings.subject;
    if (lines > ceiling && !isData(file))
      says.push(`${file} has ${lines} lines, more than ${ceiling}: split it where a reader would look by name`);
    for (const [long, length] of longFunctions(functionCeiling))
      says.push(`${file}: \`${long}\` has ${length} lines, more than ${functionCeiling}: give its parts names`);
  }
  for (const file of Object.keys(pkg.sources)) says.push(...importComplaints(pkg, file));
  return says;
}

function isThing(pkg: Package, file: string): boolean {
  if (isData(file)) return false;
  const { name } = pkg.manifest;
  return (folders[name] ?? []).includes(posix.dirname(file)) || (kinds[name]?.test(pkg.sources[file]!) ?? false);
}

function tested(pkg: Package, file: string): boolean {
  return ['.test.ts', '.browser.test.ts'].some((ending) => file.replace(/\.ts$/, ending) in pkg.sources);
}

/** By the first letter that differs; a capital before its small letter. */
function asBiomeSorts(a: string, b: string): number {
  const at = Array.from(a).findIndex((letter, i) => letter !== b[i]);
  const [x, y] = [a[at] ?? '', b[at] ?? ''];
  if (x.toLowerCase() === y.toLowerCase()) return x < y ? -1 : 1;
  return x.toLowerCase() < y.toLowerCase() ? -1 : 1;
}

function barrelComplaints(entry: string, { reexports, star, otherStatements }: Parsed): string[] {
  const says: string[] = [];
  if (star) says.push(`${entry} has an \`export *\`: name what is public`);
  if (otherStatements) says.push(`${entry} does more than list exports`);
  const sorted = [...reexports].sort(asBiomeSorts);
  const first = reexports.findIndex((path, i) => path.toLowerCase() !== sorted[i]!.toLowerCase());
  if (first >= 0) says.push(`${entry} is not alphabetical: ${reexports[first]} stands where ${sorted[first]} should`);
  return says;
}

function importComplaints(pkg: Package, file: string): string[] {
  const { name, dependencies = {}, devDependencies = {} } = pkg.manifest;
  const says: string[] = [];
  for (const path of parse(pkg.sources[file]!).imports) {
    if (path.startsWith('.')) {
      if (posix.join(posix.dirname(file), path).startsWith('..'))
        says.push(`${file} imports ${path} from outside its package`);
      if (/\.(js|ts)$/.test(path)) says.push(`${file} imports ${path}: write it without the ending`);
      continue;
    }
    if (path.startsWith('node:') || path === 'vitest') continue;
    const from = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
    if (from === name) continue;
    if (isTest(file)) {
      if (!(from in dependencies) && !(from in devDependencies) && from.startsWith('@gd/'))
        says.push(`${file} imports ${from}, which package.json does not list`);
    } else if (from.startsWith('@gd/') && !(mayImport[name] ?? []).includes(from)) {
      says.push(`${name.slice(4)} may not import ${from.slice(4)} (${file})`);
    } else if (!(from in dependencies)) {
      says.push(`${file} imports ${from}, which is not among the dependencies`);
    }
  }
  return says;
}

function resolve(file: string, path: string): string {
  return `${posix.join(posix.dirname(file), path)}.ts`;
}
