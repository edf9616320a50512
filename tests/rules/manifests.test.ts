import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tool } from '../support/tool';
import { packages, root } from '../support/workspace';
import { mayImport } from './layout';
import { parse } from './parse';

const core = packages.find(({ manifest }) => manifest.name === '@gd/core')!;

describe.each(packages.map((pkg) => [pkg.manifest.name, pkg] as const))('%s', (name, pkg) => {
  const { manifest, folder, sources } = pkg;
  const dependencies = Object.entries(manifest.dependencies ?? {});
  const peers = Object.entries(manifest.peerDependencies ?? {});

  test('is ESM, shakes, installs without scripts and says where it runs', () => {
    expect(manifest).toMatchObject({
      type: 'module',
      sideEffects: false,
      license: 'MIT',
      engines: { node: '>=20.19' },
      files: expect.arrayContaining(['dist']),
      publishConfig: { access: 'public' },
    });
    expect(Object.keys(manifest.scripts ?? {})).not.toContainEqual(expect.stringMatching(/install|prepare|prepublish/));
    expect(existsSync(join(folder, 'LICENSE'))).toBe(true);
  });

  test('publishes the same exports as here, without the sources', () => {
    const published = Object.entries(manifest.exports).map(([path, target]) => {
      if (typeof target === 'string') return [path, target];
      const { '@gd/source': _, ...rest } = target;
      return [path, rest];
    });
    expect(manifest.publishConfig.exports).toEqual(Object.fromEntries(published));
  });

  test('depends in one direction, on the workspace by range and on other packages exactly', () => {
    for (const [dependency, version] of dependencies) {
      if (!dependency.startsWith('@gd/')) expect(version, dependency).toMatch(/^\d+\.\d+\.\d+$/);
      else {
        expect(version, dependency).toBe('workspace:^');
        expect(mayImport[name], `${name} may not depend on ${dependency}`).toContain(dependency);
      }
    }
  });

  // an application has one copy of core, whatever its version, and a new version of core needs no new version of a
  // package
  const peerTest = name === '@gd/core' ? undefined : test;
  peerTest?.('has core as a peer, in a wide range, and in the workspace for its own tests', () => {
    const [, minor] = core.manifest.version.split('.');
    const [, least] = /^>=0\.(\d+)\.0 <1$/.exec(manifest.peerDependencies?.['@gd/core'] ?? '') ?? [];
    expect(Number(least), 'write "@gd/core": ">=0.N.0 <1" among the peerDependencies').toBeLessThanOrEqual(
      Number(minor),
    );
    expect(manifest.dependencies ?? {}, 'core is a peer: take it out of the dependencies').not.toHaveProperty(
      '@gd/core',
    );
    expect(manifest.devDependencies).toMatchObject({ '@gd/core': 'workspace:^' });
  });

  test('uses each dependency it asks its users to install', () => {
    const used = Object.values(sources).flatMap((text) => parse(text).imports);
    for (const [dependency] of [...dependencies, ...peers]) {
      expect(
        used.some((path) => path === dependency || path.startsWith(`${dependency}/`)) ||
          // only its version may be used
          Object.values(sources).some((text) => text.includes(`resolve('${dependency}/package.json')`)),
        dependency,
      ).toBe(true);
    }
  });

  test('has a README with its install line and an example that CI runs', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    if (manifest.bin !== undefined) {
      // a program is run, not imported: createOptimizer.test.ts runs the line of its README
      expect(readme).toContain(`npm create ${name.replace('/create-', '/')} `);
      return;
    }
    expect(readme).toContain(`npm i ${name}`);
    expect(readme).toMatch(/^```ts run$/m);
  });
});

test('the direction of dependency names existing or planned packages, and all that exist', () => {
  expect(Object.keys(mayImport)).toEqual(expect.arrayContaining(packages.map(({ manifest }) => manifest.name)));
});

test('every manifest says where it comes from, and has entries for tools that do not read `exports`', () => {
  tool(root, 'node', 'scripts/manifests.mjs', '--check');
  const { manifest } = packages.find(({ manifest }) => manifest.name === '@gd/optim')!;
  expect(manifest).toMatchObject({
    homepage: expect.stringMatching(/^https:.*\/packages\/optim#readme$/),
    bugs: expect.stringMatching(/^https:.*\/issues$/),
    repository: { type: 'git', url: expect.stringMatching(/^git\+https:.*\.git$/), directory: 'packages/optim' },
    main: './dist/index.js',
    types: './dist/index.d.ts',
    typesVersions: { '*': { testing: ['./dist/testing.d.ts'] } },
    alias: { './testing': './dist/testing.js' },
  });
  expect(() => tool(root, 'node', 'scripts/manifests.mjs', '--check', 'https://github.com/someone/else')).toThrow(
    /packages\/optim\/package\.json.* — run node scripts\/manifests\.mjs https:\/\/github\.com\/someone\/else/,
  );
});

test('one version of Node and one of pnpm are named', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(manifest.engines.node).toBe('>=20.19');
  expect(manifest.packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
});
