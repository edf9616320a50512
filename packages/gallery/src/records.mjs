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

/** @param {{ name: string }} measured @param {string} [folder] */
export function writeRecord(measured, folder = records) {
  writeFileSync(join(folder, `${measured.name}.json`), `${JSON.stringify(measured, null, 2)}\n`);
}
