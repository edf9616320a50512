import { defineConfig } from 'tsup';

/** How every package is built: one ESM bundle and one d.ts per entry. */
export const packageBuild = (...entry: string[]) =>
  defineConfig({
    entry,
    format: ['esm'],
    clean: true,
    sourcemap: true,
    target: 'es2022',
    platform: 'neutral',
    treeshake: false,
    // tsup sets `baseUrl` for its d.ts pass, which TypeScript 6 calls deprecated
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  });
