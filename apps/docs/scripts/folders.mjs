import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the site, and the one for everything that is made before Docusaurus starts. */
export const site = fileURLToPath(new URL('..', import.meta.url));
export const prepared = join(site, '.prepared');

/** All files below a folder whose name ends so, as paths relative to it, in alphabetical order. */
export function filesBelow(folder, ending) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith(ending))
      .sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
