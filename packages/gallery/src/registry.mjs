import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { home } from './home.mjs';

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {(options?: object) => import('@gd/core').Optimizer} make
 * @property {string} from     the package that exports it
 * @property {string} version  of that package
 * @property {string} folder   of that package
 * @property {(state: never, weights: import('@gd/core').Weights) => import('@gd/core').Weights} evaluationWeights
 *   the weights to evaluate after training: the trained ones, unless the optimizer defines others
 */

/** The one-line-per-plugin list. */
export const listed = JSON.parse(readFileSync(join(home, '../../plugins.json'), 'utf8'));

/**
 * The optimizer factories that a package exports: the functions that return an optimizer named like themselves. Nothing
 * has to be registered.
 *
 * @param {object} barrel
 * @returns {{ name: string, make: Entry['make'] }[]}
 */
export function optimizersOf(barrel) {
  return Object.entries(barrel).flatMap(([name, make]) => {
    const made = answerOf(make);
    const whole =
      typeof made?.init === 'function' && typeof made.step === 'function' && typeof made.options === 'object';
    return whole && made.name === name ? [{ name, make }] : [];
  });
}

function answerOf(make) {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/**
 * Every optimizer of @gd/optim and of the listed plugins.
 *
 * @param {{ plugins?: readonly string[], at?: string, load?: (name: string) => Promise<object> }} [options]  `at`: the
 *   folder that the packages are installed in
 * @returns {Promise<Entry[]>}
 */
export async function registry({ plugins = listed, at = home, load = loaderAt(at) } = {}) {
  const entries = [];
  for (const from of ['@gd/optim', ...plugins]) {
    const folder = folderOf(from, at);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const barrel = await load(from);
    const found = optimizersOf(barrel);
    if (found.length === 0) {
      throw new Error(`gallery: ${from} — no function it exports returns an optimizer of its own name`);
    }
    for (const { name, make } of found) {
      const other = entries.find((entry) => entry.name === name);
      if (other)
        throw new Error(`gallery: ${name} is in ${other.from} and in ${from} — one of them needs another name`);
      const { evaluationWeights = (_, weights) => weights } = make();
      entries.push({ name, make, from, version, folder, evaluationWeights });
    }
  }
  return entries;
}

/** Loads packages installed here by name, and those of another folder as a program there would. */
function loaderAt(at) {
  if (at === home) return (name) => import(name);
  const { resolve } = createRequire(join(at, 'package.json'));
  return (name) => import(pathToFileURL(resolve(name)).href);
}

function folderOf(name, at) {
  try {
    return dirname(createRequire(join(at, 'package.json')).resolve(`${name}/package.json`));
  } catch {
    throw new Error(
      `gallery: ${name} is listed and not installed — pnpm --filter docs --filter @gd/gallery add --save-exact ${name}`,
    );
  }
}
