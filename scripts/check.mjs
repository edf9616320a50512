// Everything that must pass before a change is merged: lint, build, types, then every test, including the site in a
// browser. Prints little while all is well, and ends in one line: "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = fileURLToPath(new URL('../node_modules/.cache/tests.json', import.meta.url));
let passed = 0;
let failed = 0;

// lint, build and types have no tests to count: each counts as one
for (const [name, command] of [
  ['lint', 'biome ci --error-on-warnings --colors=off .'],
  ['build and types', 'turbo run build types docs#typecheck --continue --output-logs=errors-only'],
]) {
  const { code, output } = await run(command, 'pipe');
  if (code === 0) passed++;
  else failed++;
  console.log(code === 0 ? `✓ ${name}` : `${output}\n✗ ${name}`);
}

rmSync(report, { force: true });
const { code } = await run(`vitest run --reporter=dot --reporter=json --outputFile.json="${report}"`, 'inherit');
countTests(code);

process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

/** A test that did not run, a file that did not load and a run that crashed count as failures, too. */
function countTests(code) {
  const failedBefore = failed;
  if (existsSync(report)) {
    const run = JSON.parse(readFileSync(report, 'utf8'));
    const skipped = run.numPendingTests + run.numTodoTests;
    const unloaded = run.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    passed += run.numPassedTests;
    failed += run.numFailedTests + skipped + unloaded.length;
    if (skipped > 0) console.log(`${skipped} tests were skipped; a test that does not run here counts as failed.`);
  }
  if (code !== 0 && failed === failedBefore) failed++;
}

function run(command, output) {
  return new Promise((done) => {
    const child = spawn(command, { cwd: root, shell: true, stdio: ['ignore', output, output] });
    const parts = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => parts.push(part));
    child.on('close', (code) => done({ code, output: Buffer.concat(parts).toString() }));
  });
}
