import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium as playwright } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromium } from '../../scripts/chromium.mjs';
import { importMap } from '../support/importMap';
import type { LocalRegistry } from '../support/localRegistry';
import { startRegistry } from '../support/localRegistry';
import { titleOf } from '../support/titleOf';
import { buildPackages, tool } from '../support/tool';
import { packages, root } from '../support/workspace';

// What an author does (npm create in an empty folder, test, build, publish), and then what that author's users do.
const needed = ['@gd/core', '@gd/losses', '@gd/optim', '@gd/compile', '@gd/create-optimizer'];
const folder = mkdtempSync(join(tmpdir(), 'gd-author-'));
const author = join(folder, 'author');
const made = join(author, 'my-optimizer');
const user = join(folder, 'user');
let registry: LocalRegistry;
let printed: string;

beforeAll(async () => {
  buildPackages();
  registry = await startRegistry(join(folder, 'registry'));
  for (const { folder: from } of packages.filter(({ manifest }) => needed.includes(manifest.name))) {
    const [packed] = [JSON.parse(tool(from, 'pnpm', 'pack', '--json', '--pack-destination', folder))].flat();
    registry.npm(folder, 'publish', join(folder, packed.filename.split('/').at(-1)));
  }
  mkdirSync(author);
  const [, line] = /^npm create (.+)$/m.exec(readFileSync(join(root, 'packages/create-optimizer/README.md'), 'utf8'))!;
  printed = registry.npm(author, '--yes', 'create', ...line!.split(' '));
  install();
});

afterAll(async () => {
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('npm create, as in the README, writes the package and says what to do next', () => {
  expect(printed).toContain('  src/myOptimizer.ts\n');
  expect(printed).toContain(`  cd my-optimizer\n  npm install\n  npm test\n`);
});

test('its tools have the versions used here, its peers those it was made with or later', () => {
  const { devDependencies, peerDependencies } = manifestOf(made);
  const {
    '@gd/compile': compile,
    '@gd/core': core,
    '@gd/optim': optim,
    '@types/node': node,
    ...tools
  } = devDependencies;
  expect(manifestOf(root).devDependencies).toMatchObject(tools);
  expect(node).toBe(manifestOf(join(root, 'node_modules/@types/node')).version);
  const version = (name: string) => packages.find(({ manifest }) => manifest.name === name)!.manifest.version;
  for (const [name, range] of Object.entries({ '@gd/compile': compile, '@gd/core': core, '@gd/optim': optim })) {
    expect(range, name).toBe(`^${version(name)}`);
  }
  expect(peerDependencies).toEqual({
    '@gd/core': `>=${version('@gd/core')} <1`,
    '@gd/optim': `>=${version('@gd/optim')} <1`,
  });
});

test('its own tests pass: the kit, its types, its size', () => {
  const report = tool(made, 'npm', 'test', '--', '--reporter=json');
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(report.slice(report.indexOf('{"')));
  expect(numPassedTests).toBeGreaterThanOrEqual(30);
  expect(numPassedTests).toBe(numTotalTests);
  // whole titles, since an exemption's reason is at the end
  const titles = testResults.flatMap(({ assertionResults }: { assertionResults: { title: string }[] }) =>
    assertionResults.map(({ title }) => title),
  );
  expect(titles).toContain('needs no new program when options change');
});

test('its tests fail when the rule is wrong', () => {
  const file = join(made, 'src/myOptimizer.ts');
  const source = readFileSync(file, 'utf8');
  const uphill = source.replace('neg(options.learningRate)', 'options.learningRate');
  expect(uphill).not.toBe(source);
  writeFileSync(file, uphill);
  try {
    expect(() => tool(made, 'npm', 'test')).toThrow('gradients of ±1e-12 led uphill');
  } finally {
    writeFileSync(file, source);
  }
});

test('it builds, packs without complaints of publint and attw, publishes, and trains a network in Node and in Chromium', async () => {
  tool(made, 'npm', 'run', 'build');
  const [{ filename }] = JSON.parse(
    tool(made, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  );
  tool(root, 'publint', join(folder, filename), '--strict');
  tool(root, 'attw', join(folder, filename), '--profile', 'esm-only');
  registry.npm(made, 'publish', '--ignore-scripts', join(folder, filename));

  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }');
  registry.npm(user, 'install', 'gd-optim-my-optimizer', '@gd/losses');
  writeFileSync(join(user, 'learn.js'), learn);
  writeFileSync(join(user, 'main.js'), "import { learn } from './learn.js';\nconsole.log(JSON.stringify(learn()));");
  expectLearnt(JSON.parse(tool(user, process.execPath, 'main.js')));

  const own = manifestOf(made);
  const used = packages.map(({ manifest }) => manifest).filter(({ name }) => needed.includes(name));
  writeFileSync(
    join(user, 'index.html'),
    `<link rel="icon" href="data:,">${importMap([...used, { ...own, publishConfig: { exports: own.exports } }])}
     <script type="module">import { learn } from './learn.js'; document.title = JSON.stringify(learn());</script>`,
  );
  const browser = await playwright.launch(await chromium());
  try {
    expectLearnt(await titleOf(browser, user, 'index.html'));
  } finally {
    await browser.close();
  }
});

test('one line in the list of plugins gives it measurements and a page in the gallery', () => {
  const at = mkdtempSync(join(root, 'node_modules/.gallery-'));
  try {
    // as npm installs it, beside the packages that the gallery uses
    const installed = join(at, 'node_modules/gd-optim-my-optimizer');
    cpSync(join(user, 'node_modules/gd-optim-my-optimizer'), installed, { recursive: true });
    writeFileSync(join(at, 'package.json'), '{ "private": true, "type": "module" }');
    writeFileSync(join(at, 'gallery.mjs'), measure);
    const { names, measured, page } = JSON.parse(tool(at, process.execPath, 'gallery.mjs', at));
    expect(names.at(-1)).toBe('myOptimizer');
    expect(measured).toMatchObject({ package: 'gd-optim-my-optimizer', checks: { failed: {} } });
    expect(measured.checks.passed.length).toBeGreaterThanOrEqual(25);
    expect(measured.scores.digits.tuned.accuracy).toHaveLength(5);
    expect(page).toContain("import { myOptimizer } from 'gd-optim-my-optimizer';");
    expect(page).toContain('npm install @gd/core @gd/optim gd-optim-my-optimizer');
    expect(page).toMatch(/```text\n.*←/);
  } finally {
    rmSync(at, { recursive: true });
  }
});

const measure = `
import { docOf, pageOf, record, registry } from '@gd/gallery/node';
const entries = await registry({ plugins: ['gd-optim-my-optimizer'], at: process.argv[2] });
const entry = entries.at(-1);
const measured = await record(entry);
const page = pageOf(entry, docOf(entry), measured, [measured]);
console.log(JSON.stringify({ names: entries.map(({ name }) => name), measured, page }));
`;

const learn = `
import { dense, random, sequential, tanh, tensor } from '@gd/core';
import { mse } from '@gd/losses';
import { minimize } from '@gd/optim';
import { myOptimizer } from 'gd-optim-my-optimizer';

export function learn() {
  const inputs = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
  const targets = tensor([[0], [1], [1], [0]]);
  const model = sequential(dense(8), tanh, dense(1));
  const { weights } = model.init(random(42), [2]);
  const loss = (weights) => mse(model.forward(weights, inputs), targets);
  const { path, loss: height } = minimize(loss, weights, myOptimizer(), { steps: 300 });
  return { before: path[0].loss, after: height };
}
`;

function expectLearnt({ before, after }: { before: number; after: number }): void {
  expect(before).toBeGreaterThan(0.2);
  expect(after).toBeLessThan(0.02);
}

/** Installs from the local registry; tools, which are not published there, come from this repository. */
function install(): void {
  const file = join(made, 'package.json');
  const text = readFileSync(file, 'utf8');
  const { devDependencies, ...manifest } = JSON.parse(text);
  const ours = Object.entries(devDependencies).filter(([name]) => name.startsWith('@gd/'));
  writeFileSync(file, JSON.stringify({ ...manifest, devDependencies: Object.fromEntries(ours) }));
  registry.npm(made, 'install', '--no-package-lock');
  writeFileSync(file, text);
  for (const name of Object.keys(devDependencies).filter((name) => !name.startsWith('@gd/'))) {
    mkdirSync(dirname(join(made, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(made, 'node_modules', name), 'junction');
  }
}

function manifestOf(at: string) {
  return JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
}
