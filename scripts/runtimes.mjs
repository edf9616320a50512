// Runs a smoke suite of the packed packages in Node 20, 22, 24 and 26, Deno and Bun: those that are here, and else those that
// npm can fetch. It ends with the line "N passed, N failed".
//                                                                               usage: node scripts/runtimes.mjs [NAME…]
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/runtimes');
const platform = `${process.platform}-${process.arch}`;

/** Each runtime: how to ask one of this machine for its version, which version that must be, and the npm package that has it. */
const runtimes = [
  ...['20.20.2', '22.23.3', '24.21.0', '26.12.1'].map((version) => ({
    name: `node${version.split('.')[0]}`,
    here: process.execPath,
    is: new RegExp(`^v${version.split('.')[0]}\\.`),
    package: `node-${platform}@${version}`,
    binary: `node_modules/node-${platform}/bin/node`,
    args: [],
  })),
  {
    name: 'deno',
    here: 'deno',
    is: /^deno /,
    package: `@deno/${platform}${process.platform === 'linux' ? '-glibc' : ''}@2.9.6`,
    binary: `node_modules/@deno/${platform}${process.platform === 'linux' ? '-glibc' : ''}/deno`,
    args: ['run', '--allow-all', '--node-modules-dir=manual'],
  },
  {
    name: 'bun',
    here: 'bun',
    is: /^\d/,
    package: `@oven/bun-${platform}@1.4.5`,
    binary: `node_modules/@oven/bun-${platform}/bin/bun`,
    args: [],
  },
];

const names = process.argv.slice(2);
const unknown = names.find((name) => !runtimes.some((runtime) => runtime.name === name));
if (unknown !== undefined) {
  console.error(`runtimes: there is no "${unknown}" — choose some of: ${runtimes.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

let [passed, failed] = [0, 0];
let first;
const app = mkdtempSync(join(tmpdir(), 'gd-runtimes-'));
try {
  install();
  for (const runtime of runtimes.filter(({ name }) => names.length === 0 || names.includes(name))) smoke(runtime);
} finally {
  rmSync(app, { recursive: true, force: true });
}
if (passed + failed === 0) failed++;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Packs every published package, and unpacks it where an application would have it. */
function install() {
  for (const folder of readdirSync(join(root, 'packages'))) {
    const from = join(root, 'packages', folder);
    if (!existsSync(join(from, 'package.json'))) continue;
    const { name, private: isPrivate } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
    if (isPrivate === true) continue;
    const [{ filename }] = [JSON.parse(run(from, 'pnpm', 'pack', '--json', '--pack-destination', app))].flat();
    const to = join(app, 'node_modules', name);
    mkdirSync(to, { recursive: true });
    run(app, 'tar', '-xzf', join(app, filename.split('/').at(-1)), '-C', to, '--strip-components=1');
  }
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }');
  copyFileSync(join(root, 'tests/release/consumer/smoke.mjs'), join(app, 'smoke.mjs'));
}

function smoke({ name, args, ...runtime }) {
  const program = find(name, runtime);
  if (program === undefined) return;
  const version = versionOf(program);
  const { status, stdout, stderr } = spawnSync(program, [...args, 'smoke.mjs'], {
    cwd: app,
    encoding: 'utf8',
    timeout: 300_000,
  });
  const last = stdout?.trimEnd().split('\n').at(-1) ?? '';
  const { wrong, same } =
    status === 0 && last.startsWith('{') ? JSON.parse(last) : { wrong: [stderr || 'it ended early'] };
  first ??= same;
  for (const key of Object.keys(same ?? {}))
    if (same[key] !== first[key]) wrong.push(`${key}: other digits than in the first`);
  if (wrong.length === 0) passed++;
  else failed++;
  console.log(
    [`${wrong.length === 0 ? '✓' : '✗'} ${name} (${version})`, ...wrong.map((line) => `    ${line}`)].join('\n'),
  );
}

/** A runtime of this machine, or one that npm has fetched; where there is none, it says so. */
function find(name, { here, is, package: wanted, binary }) {
  if (is.test(versionOf(here))) return here;
  const folder = join(cache, name);
  const program = join(folder, binary);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const { status, stderr } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', wanted], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status === 0 && existsSync(program)) return program;
  const [reason = 'npm failed'] = /npm error .*/.exec(stderr) ?? [];
  console.log(`– ${name}: not here, and ${wanted} could not be had (${reason}); the nightly workflow runs it`);
  return undefined;
}

function versionOf(program) {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0] ?? '';
}

function run(cwd, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}
