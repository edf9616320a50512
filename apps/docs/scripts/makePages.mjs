import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { docOf, indexRow, listed, pageOf, registry, withRecords } from '@gd/gallery/node';
import { bundle } from './bundle.mjs';
import { filesBelow, prepared, site } from './folders.mjs';

/**
 * Writes a page for every measured optimizer of @gd/optim and of the listed plugins, and the rows of the table of all
 * optimizers. It names those that have not been measured; tests/proof/gallery.test.ts is red until they are.
 */
export async function makePages() {
  const { measured, missing } = withRecords(await registry({ load: await barrels() }));
  for (const sentence of missing) console.warn(sentence);
  const records = measured.map(({ record }) => record);
  const folder = join(site, 'docs/optimizers');
  mkdirSync(folder, { recursive: true });
  const rows = measured.map(({ entry, record }) => {
    const doc = docOf(entry);
    writeFileSync(join(folder, `${entry.name}.mdx`), pageOf(entry, doc, record, records));
    return indexRow(doc, record, records);
  });
  for (const file of filesBelow(folder, '.mdx')) {
    if (!measured.some(({ entry }) => `${entry.name}.mdx` === file)) rmSync(join(folder, file));
  }
  writeFileSync(join(prepared, 'gallery.json'), JSON.stringify(rows));
  return rows.length;
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
