import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './home.mjs';

/** The folder of the gallery's numbers: one file for each optimizer. */
export const records = join(home, 'records');

/** @param {string} name @param {string} [folder] */
export function readRecord(name, folder = records) {
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The optimizers that have been measured, each with its record, and a sentence for each that has not.
 *
 * @template {{ name: string }} Named
 * @param {readonly Named[]} entries
 * @param {string} [folder]
 */
export function withRecords(entries, folder = records) {
  const all = entries.map((entry) => ({ entry, record: readRecord(entry.name, folder) }));
  return {
    measured: all.filter(({ record }) => record !== undefined),
    missing: all.flatMap(({ entry: { name }, record }) =>
      record === undefined
        ? [`${name}: no record, so the gallery has no page of it — pnpm gallery ${name} measures it`]
        : [],
    ),
  };
}

/** @param {{ name: string }} measured @param {string} [folder] */
export function writeRecord(measured, folder = records) {
  writeFileSync(join(folder, `${measured.name}.json`), `${JSON.stringify(measured, null, 2)}\n`);
}
