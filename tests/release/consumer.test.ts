import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { chromium as playwright } from 'playwright';
import { build, transformWithOxc } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromium } from '../../scripts/chromium.mjs';
import { importMap } from '../support/importMap';
import type { LocalRegistry } from '../support/localRegistry';
import { needsOf, startRegistry } from '../support/localRegistry';
import { titleOf } from '../support/titleOf';
import { buildPackages, tool } from '../support/tool';
import { packages, root } from '../support/workspace';

// What a user does: install by version from a registry into an empty folder, and run.
const published = packages.filter(({ manifest }) => manifest.private !== true);
const folder = mkdtempSync(join(tmpdir(), 'gd-consumer-'));
const app = join(folder, 'app');
const tarballs = new Map<string, string>();
let registry: LocalRegistry;
let browser: Browser;

beforeAll(async () => {
  buildPackages();
  for (const { manifest, folder: from } of published) {
    const [packed] = [JSON.parse(tool(from, 'pnpm', 'pack', '--json', '--pack-destination', folder))].flat();
    tarballs.set(manifest.name, join(folder, packed.filename.split('/').at(-1)));
  }
  registry = await startRegistry(join(folder, 'registry'));
  const needs = published.flatMap(({ folder }) => [...needsOf(folder)]);
  for (const need of new Set(needs)) registry.npm(folder, 'publish', need, '--ignore-scripts');
  for (const tarball of tarballs.values()) registry.npm(folder, 'publish', tarball);

  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }');
  const wanted = published.map(({ manifest }) => `${manifest.name}@${manifest.version}`);
  registry.npm(app, 'install', '--ignore-scripts', ...wanted);
  copyFileSync(join(root, 'tests/release/consumer/fitLine.ts'), join(app, 'fitLine.ts'));
  const { code } = await transformWithOxc(readFileSync(join(app, 'fitLine.ts'), 'utf8'), 'fitLine.ts');
  writeFileSync(join(app, 'fitLine.js'), code);
  browser = await playwright.launch(await chromium());
});

afterAll(async () => {
  await browser?.close();
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.each(published.map(({ manifest }) => manifest.name))(
  '%s is packed correctly according to publint and attw',
  (name) => {
    const tarball = tarballs.get(name)!;
    tool(root, 'publint', tarball, '--strict');
    tool(root, 'attw', tarball, '--profile', 'esm-only');
  },
);

test('everything came from the registry that was published to', () => {
  const lock = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8'));
  const resolved = Object.values<{ resolved?: string }>(lock.packages).flatMap((entry) => entry.resolved ?? []);
  expect(resolved.length).toBeGreaterThanOrEqual(published.length);
  expect(resolved.filter((url) => !url.startsWith(registry.url))).toEqual([]);
});

test('every entry of every package loads under Node', () => {
  const entries = published.flatMap(({ manifest }) =>
    Object.keys(manifest.exports).map((path) => manifest.name + path.slice(1)),
  );
  const code = entries
    .filter((entry) => !entry.endsWith('.json'))
    .map((entry) => `if (Object.keys(await import('${entry}')).length === 0) throw new Error('${entry} is empty');`);
  writeFileSync(join(app, 'all.js'), code.join('\n'));
  tool(app, process.execPath, 'all.js');
});

test('Node finds the line', () => {
  writeFileSync(
    join(app, 'main.js'),
    "import { fitLine } from './fitLine.js';\nconsole.log(JSON.stringify(fitLine()));",
  );
  expectLine(JSON.parse(tool(app, process.execPath, 'main.js')));
});

test('no source maps are packed', () => {
  for (const tarball of tarballs.values()) expect(tool(folder, 'tar', '-tzf', tarball)).not.toMatch(/\.map$/m);
});

// neither the DOM's types nor those of Node are there; TypeScript's old resolution reads `types` and `typesVersions`
test.each([
  ['nodenext', 'nodenext', {}],
  ['esnext', 'node', { ignoreDeprecations: '6.0' }],
])(
  'the types are right in %s with the resolution %s, the declarations themselves included',
  (module, resolution, more) => {
    writeFileSync(
      join(app, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          lib: ['es2022'],
          module,
          moduleResolution: resolution,
          strict: true,
          noEmit: true,
          types: [],
          skipLibCheck: false,
          ...more,
        },
        files: ['fitLine.ts', 'all.ts'],
      }),
    );
    const entries = published.flatMap(({ manifest }) =>
      Object.keys(manifest.exports).map((path) => manifest.name + path.slice(1)),
    );
    const imports = entries.filter((entry) => !entry.endsWith('.json')).map((entry) => `import '${entry}';`);
    writeFileSync(join(app, 'all.ts'), imports.join('\n'));
    tool(app, 'tsc', '-p', app);
  },
);

test('a Blob takes the bytes of a file of weights', () => {
  writeFileSync(
    join(app, 'blob.ts'),
    "import { saveSafetensors } from '@gd/core';\nexport const blob = new Blob([saveSafetensors({})]);",
  );
  tool(app, 'tsc', '--ignoreConfig', '--target', 'es2022', '--module', 'nodenext', '--strict', '--noEmit', 'blob.ts');
});

test('a Vite build finds the line in Chromium', async () => {
  writeFileSync(
    join(app, 'index.html'),
    '<link rel="icon" href="data:,"><script type="module">import { fitLine } from "./fitLine.ts"; document.title = JSON.stringify(fitLine());</script>',
  );
  await build({ root: app, configFile: false, logLevel: 'error', build: { outDir: 'built' } });
  expectLine(await titleOf(browser, join(app, 'built'), ''));
});

test('a plain page with an import map finds the line in Chromium', async () => {
  writeFileSync(
    join(app, 'plain.html'),
    `<link rel="icon" href="data:,">${importMap(published.map(({ manifest }) => manifest))}
     <script type="module">import { fitLine } from './fitLine.js'; document.title = JSON.stringify(fitLine());</script>`,
  );
  expectLine(await titleOf(browser, app, 'plain.html'));
});

function expectLine({ grad, intercept }: { grad: number; intercept: number }): void {
  expect(grad).toBeCloseTo(2, 3);
  expect(intercept).toBeCloseTo(1, 3);
}
