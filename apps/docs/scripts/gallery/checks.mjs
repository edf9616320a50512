import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { prepared } from '../folders.mjs';

/**
 * Runs the kit's checks of an optimizer with the claims of its own test: the path of its source, its boots for each
 * hill, what it is exempt from and why.
 *
 * @param {import('./roster.mjs').Entry} entry
 * @returns {Promise<{ passed: string[], exempt: Record<string, string>, failed: Record<string, string> }>}
 */
export async function checksOf(entry) {
  const result = { passed: new Set(), exempt: {}, failed: {} };
  for (const { name, exempt, run } of await claimed(entry)) {
    if (exempt !== undefined) {
      result.exempt[name] = exempt;
      continue;
    }
    try {
      run();
      result.passed.add(name);
    } catch (error) {
      result.failed[name] = error instanceof Error ? error.message : String(error);
    }
  }
  // an optimizer that claims itself twice, with a switch on and off, passes what it passes both times
  const passed = [...result.passed].filter((name) => !(name in result.exempt) && !(name in result.failed));
  return { ...result, passed };
}

/** What the test beside the optimizer hands to `it.each`: the list that `optimizerChecks` answered. */
async function claimed({ name, from, folder }) {
  const file = testOf(name, folder);
  if (file === undefined) {
    throw new Error(
      `gallery: ${from} brings no src/**/${name}.test.ts — a package carries its proof; "files": ["dist", "src"]?`,
    );
  }
  const { outputFiles } = await build({
    stdin: { contents: `import ${JSON.stringify(file)};\nexport { found } from 'vitest';`, resolveDir: dirname(file) },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    // a test has nothing but side effects
    ignoreAnnotations: true,
    conditions: ['@gd/source'],
    plugins: [runner],
  });
  mkdirSync(prepared, { recursive: true });
  const built = join(prepared, `checks.${process.pid}.${name}.mjs`);
  writeFileSync(built, outputFiles[0].contents);
  try {
    const { found } = await import(pathToFileURL(built).href);
    if (found.length === 0) throw new Error(`gallery: ${name}.test.ts hands no optimizerChecks to it.each`);
    return found;
  } finally {
    rmSync(built);
  }
}

function testOf(name, folder) {
  const src = join(folder, 'src');
  if (!existsSync(src)) return undefined;
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const file = files.find((one) => one.replaceAll('\\', '/').split('/').at(-1) === `${name}.test.ts`);
  return file && join(src, file);
}

/** A test runner that runs nothing: it keeps the checks that tests are made of. */
const runner = {
  name: 'runner',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vitest$/ }, () => ({ path: 'vitest', namespace: 'runner' }));
    onLoad({ filter: /.*/, namespace: 'runner' }, () => ({ contents: collecting }));
  },
};

const collecting = `
export const found = [];
const isCheck = (one) => typeof one?.name === 'string' && typeof one.run === 'function';
const cases = (list) => (_, body) => { for (const one of list) Array.isArray(one) ? body(...one) : body(one); };
export const describe = Object.assign((_, body) => body(), { each: cases });
export const it = Object.assign(() => {}, { each: (list) => { found.push(...Array.from(list).filter(isCheck)); return () => {}; } });
export const test = it;
export const expect = () => { throw new Error('expect outside of a test'); };
export const expectTypeOf = expect;
export const [beforeAll, beforeEach, afterAll, afterEach] = Array(4).fill(() => {});
`;
