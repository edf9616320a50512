import { join, relative } from 'node:path';
import type { Metafile } from 'esbuild';
import { build } from 'esbuild';
import { packages, root } from './workspace';

interface Bundle {
  readonly code: string;
  /** The files, relative to the root, of which something is in the bundle. */
  readonly modules: readonly string[];
}

/**
 * Bundles code that imports `@gd/*` into one file: from the sources, to run it; from `dist`, to measure what users get,
 * without what is only loaded later, if ever.
 */
export async function bundle(
  code: string,
  from: 'sources' | 'dist',
  leftOut: string[] = [],
  platform: 'node' | 'browser' = 'node',
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, loader: from === 'dist' ? 'js' : 'ts', resolveDir: root },
    bundle: true,
    external: leftOut,
    write: false,
    metafile: true,
    absWorkingDir: root,
    format: 'esm',
    target: 'es2022',
    ...(from === 'dist' && { minify: true, splitting: true, outdir: 'bundle' }),
    ...(from === 'sources' && platform === 'node' && { platform, banner: { js: commonJsInside } }),
    plugins: [
      {
        name: 'workspace',
        setup: (build) =>
          build.onResolve({ filter: /^@gd\// }, ({ path }) =>
            leftOut.includes(path) ? undefined : resolveWorkspace(path, from),
          ),
      },
    ],
  });
  const first = loadedAtOnce(metafile.outputs);
  const modules = first.flatMap((path) => Object.entries(metafile.outputs[path]!.inputs));
  return {
    code: outputFiles
      .filter(({ path }) => from === 'sources' || first.includes(relative(root, path)))
      .map(({ text }) => text)
      .join('\n'),
    modules: modules.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}

/** The file with the entry, and those that it imports before it runs. */
function loadedAtOnce(outputs: Metafile['outputs']): string[] {
  const found = Object.keys(outputs).filter((path) => outputs[path]!.entryPoint === '<stdin>');
  for (const path of found) {
    for (const { kind, path: next, external } of outputs[path]!.imports) {
      if (kind === 'import-statement' && !external && !found.includes(next)) found.push(next);
    }
  }
  return found;
}

/** Lets a CommonJS dependency that is bundled into a module require Node's built-in modules. */
const commonJsInside =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

function resolveWorkspace(path: string, from: 'sources' | 'dist') {
  const pkg = packages.find(({ manifest }) => path === manifest.name || path.startsWith(`${manifest.name}/`));
  const target = pkg?.manifest.exports[`.${path.slice(pkg.manifest.name.length)}`];
  const file = typeof target === 'object' ? target[from === 'sources' ? '@gd/source' : 'default'] : undefined;
  if (pkg === undefined || file === undefined) return { errors: [{ text: `no package exports ${path}` }] };
  return { path: join(pkg.folder, file), sideEffects: false };
}
