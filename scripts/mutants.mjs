// Breaks the code on purpose, one place at a time, in a copy of the last commit, and checks that the tests beside it
// fail. A mutant that survives means a test that cannot fail, and counts as failed.
//                                                                      usage: pnpm mutants [PART OF A NAME…]
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutants } from './mutantTable.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'gd-mutants-'));
const report = join(copy, 'tests.json');
const parts = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)));
let survivors = 0;
if (chosen.length === 0) throw new Error(`no mutant's name has "${parts.join('" or "')}" in it`);

try {
  spawnSync('git', ['clone', '-q', '--shared', root, join(copy, 'gd')], { stdio: 'inherit' });
  const gd = join(copy, 'gd');
  symlinkSync(join(root, 'node_modules'), join(gd, 'node_modules'));
  for (const name of readdirSync(join(gd, 'packages'))) {
    const links = join('packages', name, 'node_modules');
    if (existsSync(join(root, links)))
      cpSync(join(root, links), join(gd, links), { recursive: true, verbatimSymlinks: true });
  }

  const tests = [...new Set(chosen.flatMap(({ tests }) => tests))];
  const before = failures(gd, tests);
  if (before !== 0) throw new Error(`${before} tests fail before anything is broken; fix those first`);
  for (const { name, file, from, to, tests } of chosen) {
    const path = join(gd, file);
    const text = readFileSync(path, 'utf8');
    // tests/proof/mutants.test.ts checks the table against the code
    if (!text.includes(from)) throw new Error(`${name}: ${file} no longer has this text: ${from}`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    const failed = failures(gd, tests);
    writeFileSync(path, text);
    if (failed === 0) survivors++;
    console.log(failed === 0 ? `✗ ${name}: every test still passes` : `✓ ${name}: ${failed} tests go red`);
  }
} finally {
  rmSync(copy, { recursive: true });
}
console.log(`${chosen.length - survivors} passed, ${survivors} failed`);
process.exitCode = survivors === 0 ? 0 : 1;

function failures(cwd, tests) {
  rmSync(report, { force: true });
  const args = ['run', '--project=packages*', '--reporter=json', `--outputFile.json=${report}`, ...tests];
  const { stderr } = spawnSync(join(root, 'node_modules/.bin/vitest'), args, { cwd, encoding: 'utf8' });
  const { numFailedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  if (testResults.length === 0 || numTotalTests === 0)
    throw new Error(`no tests ran for ${tests.join(', ')}\n${stderr}`);
  return (
    numFailedTests +
    testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  );
}
