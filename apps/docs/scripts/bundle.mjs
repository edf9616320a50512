import { join } from 'node:path';
import { build } from 'esbuild';
import { filesBelow, site } from './folders.mjs';

/** One file out of an entry and all it imports. Packages are read from their sources, so the site never shows a stale build. */
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
    plugins: [checks],
    absWorkingDir: site,
    ...options,
  });
  return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

/** Makes `gd:checks` out of the files below checks/, each under its path without the ending. */
const checks = {
  name: 'checks',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^gd:checks$/ }, () => ({ path: 'gd:checks', namespace: 'checks' }));
    onLoad({ filter: /.*/, namespace: 'checks' }, () => {
      const names = filesBelow(join(site, 'checks'), '.ts').map((file) => file.slice(0, -'.ts'.length));
      const imports = names.map((name, i) => `import check${i} from './checks/${name}';`);
      const entries = names.map((name, i) => `${JSON.stringify(name)}: check${i}`);
      return { contents: `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`, resolveDir: site };
    });
  },
};
