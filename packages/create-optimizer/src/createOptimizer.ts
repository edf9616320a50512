import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fill } from './fill';
import { namesOf } from './namesOf';
import type { OptionBeginning } from './parseOption';
import { ruleOf } from './ruleOf';

/** The author's choices. */
export interface NewOptimizer {
  /** Like `my-optimizer` or `@me/my-optimizer`. */
  readonly name: string;
  readonly options: readonly OptionBeginning[];
  /** Where to create the package, relative to the working directory; by default a folder named after the package. */
  readonly folder?: string;
}

const template = fileURLToPath(new URL('../template', import.meta.url));
const ending = '.template';

/**
 * Creates a package around a working optimizer, for its author to change the rule: source, claims, a reference path,
 * type and size tests, a README, a license, and workflows that test and publish it.
 *
 * throws  when a name is invalid, an option is given twice, or the folder is not empty
 */
export function createOptimizer({ name, options, folder }: NewOptimizer): { folder: string; files: readonly string[] } {
  const names = namesOf(name);
  const twice = options.find((option, i) => options.findIndex((other) => other.name === option.name) !== i);
  if (twice !== undefined) throw new Error(`create-optimizer: option ${twice.name} was given twice`);
  const same = options.find((option) => option.name === names.function);
  if (same !== undefined) throw new Error(`create-optimizer: option ${same.name} has the name of the optimizer`);
  const into = resolve(folder ?? names.folder);
  if (existsSync(into) && !statSync(into).isDirectory()) {
    throw new Error(`create-optimizer: ${into} is a file — choose another with --folder`);
  }
  if (existsSync(into) && readdirSync(into).length > 0) {
    throw new Error(`create-optimizer: ${into} is not empty — choose another with --folder, or empty it yourself`);
  }
  const rate = options.find((option) => option.name === 'learningRate');
  const words = {
    ...ruleOf(
      rate ?? { name: 'learningRate', value: 0.01, range: '[0, ∞)' },
      options.filter((option) => option !== rate),
    ),
    ...ranges(),
    name: names.function,
    Name: names.type,
    package: names.package,
    year: String(new Date().getFullYear()),
  };
  const files = readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)));
  const written = files.map((file) => {
    const to = file.slice(0, -ending.length).replace('NAME', names.function);
    mkdirSync(dirname(join(into, to)), { recursive: true });
    const text = readFileSync(join(template, file), 'utf8').replaceAll('\r\n', '\n');
    writeFileSync(join(into, to), fill(text, words));
    return to.replaceAll(sep, '/');
  });
  execFileSync(process.execPath, ['reference.mjs'], { cwd: into });
  return { folder: into, files: [...written, 'src/reference.json'].sort() };
}

/** The versions of the packages that the new one uses: those to develop with, and the ranges that it accepts. */
function ranges(): Readonly<Record<'compile' | 'core' | 'optim' | 'corePeer' | 'optimPeer', string>> {
  const require = createRequire(import.meta.url);
  const version = (file: string): string => JSON.parse(readFileSync(file, 'utf8')).version;
  const compile = version(require.resolve('@gd/compile/package.json'));
  const core = version(require.resolve('@gd/core/package.json'));
  const optim = version(require.resolve('@gd/optim/package.json'));
  const peer = (least: string) => `>=${least} <1`;
  return {
    compile: `^${compile}`,
    core: `^${core}`,
    optim: `^${optim}`,
    corePeer: peer(core),
    optimPeer: peer(optim),
  };
}
