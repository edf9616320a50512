import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fill } from './fill';
import { namesOf } from './namesOf';
import type { OptionBeginning } from './parseOption';
import { ruleOf } from './ruleOf';

/** What the author decides. */
export interface NewOptimizer {
  /** Like `my-optimizer` or `@me/my-optimizer`. */
  readonly name: string;
  readonly options: readonly OptionBeginning[];
  /** The folder to write to; named after the package unless said. */
  readonly folder?: string;
}

const template = fileURLToPath(new URL('../template', import.meta.url));
const ending = '.template';

/**
 * Writes a complete package around an optimizer that works, for its author to put the rule in: source, proof, a reference
 * path, types, size, a README, a license, and workflows that test and publish it.
 *
 * throws  when a name is not valid, an option comes twice, or the folder is not empty
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

/** The version ranges of the packages that the new one works with: those that this one came with. */
function ranges(): Readonly<Record<'compile' | 'core' | 'optim', string>> {
  const require = createRequire(import.meta.url);
  const optim = require.resolve('@gd/optim/package.json');
  const core = createRequire(optim).resolve('@gd/core/package.json');
  const compile = require.resolve('@gd/compile/package.json');
  const range = (file: string) => `^${JSON.parse(readFileSync(file, 'utf8')).version}`;
  return { compile: range(compile), core: range(core), optim: range(optim) };
}
