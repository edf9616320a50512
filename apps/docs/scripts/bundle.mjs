import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { besidePages, filesBelow, site } from './folders.mjs';

/**
 * Bundles an entry with all its imports. Packages are read from their sources, so the site never shows a stale build.
 */
export async function bundle(entry, options) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(site, entry)],
    bundle: true,
    write: false,
    target: 'es2022',
    conditions: ['@gd/source'],
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [made],
    absWorkingDir: site,
    ...options,
  });
  return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

/** Modules generated from the contents of folders, so that no list is written twice. */
const modules = {
  /** The check.ts beside each page that has one, under the page's slug. */
  'gd:checks'() {
    const checks = besidePages('check.ts');
    const imports = checks.map(({ file }, i) => `import check${i} from './${file}';`);
    const entries = checks.map(({ slug }, i) => `${JSON.stringify(slug)}: check${i}`);
    return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
  },
  /** The operations that @gd/core exports. */
  'gd:operations'() {
    const barrel = readFileSync(join(packages, 'core/src/index.ts'), 'utf8');
    return [...barrel.matchAll(/^export \{ (\w+) \} from '.\/ops\//gm)]
      .map(([, name]) => `export { ${name} } from '@gd/core';`)
      .join('\n');
  },
  /** The arguments of operations that take unusual ones, from the cases beside them. */
  'gd:calls'() {
    const files = filesBelow(join(packages, 'core/src/ops'), '.cases.ts');
    const imports = files.map(
      (file, i) => `import { calls as calls${i} } from ${JSON.stringify(join(packages, 'core/src/ops', file))};`,
    );
    const entries = files.map((file, i) => `${file.replace('.cases.ts', '')}: calls${i}`);
    return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
  },
  /** The claims of every optimizer, wrapper and plugin, with their folder. */
  'gd:claims'() {
    const files = filesBelow(packages, '.claims.ts').filter((file) => !file.includes('node_modules'));
    const imports = files.map(
      (file, i) => `import { subjects as claims${i} } from ${JSON.stringify(join(packages, file))};`,
    );
    const entries = files.map((file, i) => {
      const folder = file
        .replace(/\/src(?=\/)/, '')
        .split('/')
        .slice(0, -1)
        .join('/');
      return `...Object.entries(claims${i}).map(([name, subject]) => [name, { folder: ${JSON.stringify(folder)}, subject }]),`;
    });
    return `${imports.join('\n')}\nexport default Object.fromEntries([\n${entries.join('\n')}\n]);`;
  },
};
const packages = join(site, '../../packages');

const made = {
  name: 'made',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^gd:(checks|operations|calls|claims)$/ }, ({ path }) => ({ path, namespace: 'made' }));
    onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({ contents: modules[path](), resolveDir: site }));
  },
};
