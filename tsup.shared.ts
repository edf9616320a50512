import { defineConfig } from 'tsup';

/**
 * The build of every package: each module stays a separate module, so that `"sideEffects": false` lets a bundler drop
 * those that nobody imports; one d.ts per public entry.
 */
export const packageBuild = (...entry: string[]) =>
  defineConfig({
    entry: ['src/**/*.ts', '!src/**/*.{test,test-d,bench,claims,cases}.ts'],
    format: ['esm'],
    clean: true,
    // the modules can be read as they are, and maps would be half of what people download
    sourcemap: false,
    splitting: false,
    target: 'es2022',
    platform: 'neutral',
    treeshake: false,
    esbuildPlugins: [
      {
        name: 'keep-modules',
        setup: (build) =>
          build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
            kind === 'import-statement' || kind === 'dynamic-import' ? { path: `${path}.js`, external: true } : null,
          ),
      },
    ],
    // tsup sets `baseUrl` for its d.ts pass, which TypeScript 6 calls deprecated
    dts: { entry, compilerOptions: { ignoreDeprecations: '6.0' } },
  });
