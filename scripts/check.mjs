// Runs everything that must pass before a change is merged, or the named parts of it: `npm test -- packages site`. With
// --long, it runs what a workflow runs every night. It ends with what failed and where, a line for each part, and the
// line "N passed, N failed".
//                                                                usage: node scripts/check.mjs [--long] [PART…]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { longParts, parts } from './parts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = fileURLToPath(new URL('../node_modules/.cache/tests.json', import.meta.url));
const long = process.argv[2] === '--long';
const names = process.argv.slice(long ? 3 : 2);
const table = long ? longParts : parts;
const unknown = names.find((name) => !Object.hasOwn(table, name));
if (unknown !== undefined) {
  console.error(`check: there is no part "${unknown}" — choose some of: ${Object.keys(table).join(', ')}.`);
  process.exit(1);
}

const chosen = Object.keys(table)
  .filter((name) => names.length === 0 || names.includes(name))
  .map((name) => ({ name, commands: [], projects: [], ...table[name], passed: 0, failed: 0, seconds: 0 }));
const failures = [];
const [mostFailures, mostLines] = [40, 12];
const ready = chosen.filter(({ commands }) => commands.length === 0);

// a build uses little more than one core, so tests that need no build run beside it
await Promise.all([runCommands(), runTests(ready)]);
await runTests(chosen.filter((part) => !ready.includes(part)));
conclude();

async function runCommands() {
  const done = new Set();
  for (const part of chosen) {
    for (const command of part.commands.filter((command) => !done.has(command))) {
      done.add(command);
      const start = performance.now();
      const { code, output } = await run(command, 'pipe');
      part.seconds += (performance.now() - start) / 1000;
      // a command that counts prints its counts in its last line
      const counted = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output);
      const [passed, failed] = counted ? [Number(counted[1]), Number(counted[2])] : [code === 0 ? 1 : 0, 0];
      part.passed += passed;
      if (code === 0) continue;
      console.log(`${output}\n✗ ${command}`);
      const said = output.split('\n').filter((line) => !/^\s*(✓|•|\d+ passed, |$)/.test(line));
      fail(part, command, said.join('\n'), Math.max(failed, 1));
    }
  }
}

/** Runs the tests of parts together, or one after another if each has its own configuration. */
async function runTests(parts) {
  const tested = parts.filter(({ projects }) => projects.length > 0);
  for (const together of long ? tested.map((part) => [part]) : [tested]) {
    if (together.length === 0) continue;
    const [{ config, counts }] = together;
    const command = [
      'vitest run --silent=passed-only --reporter=dot --reporter=./scripts/partReporter.mjs',
      `--outputFile="${report}"`,
      ...(config ? [`--config=${config}`] : []),
      ...together.flatMap(({ projects }) => projects.map((project) => `--project="${project}"`)),
      ...(counts ? ['--testTimeout=86400000', ...testsThatCount()] : []),
    ].join(' ');
    rmSync(report, { force: true });
    mkdirSync(dirname(report), { recursive: true });
    const { code } = await run(command, 'inherit', counts && { GD_COUNTS: counts });
    countTests(together, code);
  }
}

function countTests(together, code) {
  const before = failures.length;
  const { files, errors } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { files: [], errors: [] };
  const partOf = (project) => together.find(({ projects }) => projects.includes(project) || projects.includes('*'));
  for (const { project, file, seconds, passed, failures } of files) {
    const part = partOf(project);
    part.passed += passed;
    part.seconds += seconds;
    for (const { title, message } of failures) fail(part, title === '' ? file : `${file} > ${title}`, message);
  }
  for (const message of errors) fail(together[0], 'outside of every test', message);
  const tested = new Set(files.map(({ project }) => partOf(project)));
  for (const part of together) if (!tested.has(part)) fail(part, 'no test ran', '');
  if (code !== 0 && failures.length === before) fail(together[0], `vitest ended with code ${code}`, '');
}

function fail(part, title, message, count = 1) {
  part.failed += count;
  failures.push({ part: part.name, title, message });
}

function conclude() {
  for (const { part, title, message } of failures.slice(0, mostFailures)) {
    const lines = message === '' ? [] : message.split('\n').slice(0, mostLines);
    console.log(['', `✗ ${part}: ${title}`, ...lines.map((line) => `    ${line}`)].join('\n'));
  }
  if (failures.length > mostFailures) console.log(`\n✗ and ${failures.length - mostFailures} more`);
  console.log();
  for (const { name, passed, failed, seconds } of chosen) {
    const mark = failed === 0 ? '✓' : '✗';
    console.log(`${mark} ${name.padEnd(9)} ${passed} passed, ${failed} failed, ${Math.round(seconds)} s`);
  }
  const total = (of) => chosen.reduce((sum, part) => sum + part[of], 0);
  process.exitCode = total('failed') === 0 ? 0 : 1;
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
}

/** The tests that have a second, longer count. */
function testsThatCount() {
  const search = ['grep', '-l', '--untracked', "support/count'", '--', '*.test.ts'];
  return spawnSync('git', search, { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n');
}

function run(command, output, variables = {}) {
  return new Promise((done) => {
    const env = { ...process.env, ...variables };
    const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', output, output] });
    const parts = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => parts.push(part));
    child.on('close', (code) => done({ code, output: Buffer.concat(parts).toString() }));
  });
}
