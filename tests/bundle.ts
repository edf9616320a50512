import { join } from 'node:path';
import { build } from 'esbuild';
import { packages, root } from './workspace';

interface Bundle {
  readonly code: string;
  /** The files, from the root, that something of is in the bundle. */
  readonly modules: readonly string[];
}

/**
 * One file of JavaScript from code that imports `@gd/*`: from the sources when it shall run as it stands now, from `dist`
 * when it shall weigh what users get.
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
    minify: from === 'dist',
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
  const modules = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return {
    code: outputFiles[0]!.text,
    modules: modules.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}

/** Lets a CommonJS dependency that is bundled into a module require what Node brings. */
const commonJsInside = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

function resolveWorkspace(path: string, from: 'sources' | 'dist') {
  const pkg = packages.find(({ manifest }) => path === manifest.name || path.startsWith(`${manifest.name}/`));
  const target = pkg?.manifest.exports[`.${path.slice(pkg.manifest.name.length)}`];
  const file = typeof target === 'object' ? target[from === 'sources' ? '@gd/source' : 'default'] : undefined;
  if (pkg === undefined || file === undefined) return { errors: [{ text: `no package exports ${path}` }] };
  return { path: join(pkg.folder, file), sideEffects: false };
}
