import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A competitor whose imports Node alone cannot all resolve, bundled as its users bundle it. */
export async function bundled(competitor) {
  const from = fileURLToPath(new URL(`competitors/${competitor}.mjs`, import.meta.url));
  const outfile = fileURLToPath(new URL(`../node_modules/.cache/${competitor}.mjs`, import.meta.url));
  const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  await build({
    entryPoints: [from],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __dirname = ${JSON.stringify(wasm)};`,
    },
  });
  return import(outfile);
}
