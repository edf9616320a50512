import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { docOf, indexRow, listed, pageOf, readRecord, registry } from '@gd/gallery/node';
import { bundle } from './bundle.mjs';
import { filesBelow, prepared, site } from './folders.mjs';

/**
 * Writes a page for every optimizer of @gd/optim and of the listed plugins, and the rows of the table of all
 * optimizers.
 *
 * throws  when an optimizer has not been measured
 */
export async function makePages() {
  const entries = await registry({ load: await barrels() });
  const records = entries.map(({ name }) => recordOf(name));
  const folder = join(site, 'docs/optimizers');
  mkdirSync(folder, { recursive: true });
  const rows = entries.map((entry, i) => {
    const doc = docOf(entry);
    writeFileSync(join(folder, `${entry.name}.mdx`), pageOf(entry, doc, records[i], records));
    return indexRow(doc, records[i], records);
  });
  for (const file of filesBelow(folder, '.mdx')) {
    if (!entries.some(({ name }) => `${name}.mdx` === file)) rmSync(join(folder, file));
  }
  writeFileSync(join(prepared, 'gallery.json'), JSON.stringify(rows));
  return rows.length;
}

/** @param {string} name */
export function recordOf(name) {
  const found = readRecord(name);
  if (!found) throw new Error(`gallery: ${name} has no numbers yet — pnpm gallery ${name}`);
  return found;
}

/** The packages from their current sources, like everything on the site. */
async function barrels() {
  const names = ['@gd/optim', ...listed];
  const lines = names.map((name, i) => `import * as barrel${i} from '${name}';`);
  const pairs = names.map((name, i) => `'${name}': barrel${i}`);
  const contents = `${lines.join('\n')}\nexport default { ${pairs.join(', ')} };`;
  const stdin = { contents, resolveDir: site };
  const { text } = await bundle('', { format: 'esm', platform: 'node', entryPoints: undefined, stdin });
  const built = join(prepared, 'barrels.mjs');
  writeFileSync(built, text);
  const { default: all } = await import(pathToFileURL(built).href);
  return async (name) => all[name];
}
