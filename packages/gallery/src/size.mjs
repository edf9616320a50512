import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isTensor, random } from '@gd/core';
import { build } from 'esbuild';
import { variantsOf } from './tuning.mjs';

const side = 128;

/**
 * The bytes of optimizer state for each number of a float32 weight of 128 × 128: with the defaults, and with the tried
 * settings that need the most.
 *
 * @param {import('./registry.mjs').Entry} entry
 * @returns {{ least: number, most: number }}
 */
export function memoryOf({ make }) {
  return { least: bytesPerWeight(make()), most: bytesPerWeight(make(heaviest(make))) };
}

/** The tried settings that need the most state; the defaults if all need the same. */
export const heaviest = (make) =>
  variantsOf(make).reduce((most, one) => (bytesPerWeight(make(one)) > bytesPerWeight(make(most)) ? one : most));

function bytesPerWeight(optimizer) {
  const bytes = bytesIn(optimizer.init({ kernel: random(1).normal([side, side]) }));
  return Number((bytes / side ** 2).toFixed(2));
}

const bytesIn = (state) =>
  isTensor(state) ? state.data.byteLength : Object.values(state).reduce((sum, part) => sum + bytesIn(part), 0);

/**
 * The bytes, minified and gzipped, that importing an optimizer adds to a page that has @gd/core, or, for a plugin, to
 * one that has @gd/optim as well.
 *
 * @param {import('./registry.mjs').Entry} entry
 */
export async function sizeOf({ name, from, folder }) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from '${from}';`, resolveDir: join(folder, 'src') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['@gd/source'],
    external: from === '@gd/optim' ? ['@gd/core'] : ['@gd/core', '@gd/optim'],
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).byteLength;
}
