import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { home } from './home.mjs';

/**
 * Runs the whole kit, compiled steps included, with the package's own claims: the path of its source, its options for
 * each test function, and its exemptions with their reasons.
 *
 * @param {import('./registry.mjs').Entry} entry
 * @returns {Promise<{ passed: string[], exempt: Record<string, string>, failed: Record<string, string> }>}
 */
export async function checksOf(entry) {
  const reports = await reportsOn(entry);
  const of = (outcome) => reports.flatMap(({ results }) => results.filter((result) => result.outcome === outcome));
  const reasons = (results) => Object.fromEntries(results.map(({ name, reason }) => [name, reason]));
  const [exempt, failed] = [reasons(of('exempt')), reasons(of('failed'))];
  // an optimizer that claims itself twice, with a switch on and off, passes what both pass
  const passed = [...new Set(of('passed').map(({ name }) => name))];
  return { passed: passed.filter((name) => !(name in exempt) && !(name in failed)), exempt, failed };
}

/**
 * The reports on every subject of NAME.claims.ts, run from one bundle, so that compiler, kit and claims share one core.
 */
async function reportsOn({ name, from, folder }) {
  const file = claimsOf(name, folder);
  if (file === undefined) {
    throw new Error(
      `gallery: ${from} brings no src/${name}.claims.ts — a package carries its proof; "files": ["dist", "src"]?`,
    );
  }
  const contents = `
    import { compile } from '@gd/compile';
    import { optimizerReport } from '@gd/optim/testing';
    import { subjects } from ${JSON.stringify(file)};
    export const reports = () => Object.values(subjects).map((subject) => optimizerReport(subject, { compile }));`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: home },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    conditions: ['@gd/source'],
  });
  const cache = join(home, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const built = join(cache, `checks.${process.pid}.${name}.mjs`);
  writeFileSync(built, outputFiles[0].contents);
  try {
    const { reports } = await import(pathToFileURL(built).href);
    return reports();
  } finally {
    rmSync(built);
  }
}

function claimsOf(name, folder) {
  const src = join(folder, 'src');
  if (!existsSync(src)) return undefined;
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const file = files.find((one) => one.replaceAll('\\', '/').split('/').at(-1) === `${name}.claims.ts`);
  return file && join(src, file);
}
