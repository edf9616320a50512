import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tool } from '../support/tool';
import { packages, privatePackages, root } from '../support/workspace';

// A copy of the files that changesets reads and writes, in a temporary repository without pending changesets.
let copy: string;
const versions = () =>
  Object.fromEntries(packages.map(({ manifest: { name }, folder }) => [name, read(folder, 'package.json').version]));
const read = (folder: string, file: string) =>
  JSON.parse(readFileSync(join(copy, 'packages', basename(folder), file), 'utf8'));
const changelog = (name: string) => {
  try {
    return readFileSync(join(copy, 'packages', name, 'CHANGELOG.md'), 'utf8');
  } catch {
    return '';
  }
};

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'gd-changesets-'));
  for (const file of ['package.json', 'pnpm-workspace.yaml', '.changeset/config.json', 'apps/docs/package.json']) {
    cpSync(join(root, file), join(copy, file));
  }
  for (const { folder, manifest } of [...packages, ...privatePackages]) {
    const to = join(copy, 'packages', basename(folder));
    mkdirSync(to, { recursive: true });
    // start from a known version, whatever the packages have
    writeFileSync(join(to, 'package.json'), JSON.stringify({ ...manifest, version: '0.1.0' }));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const commit = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', 'commit', '-qm', 'Start'];
  tool(copy, 'git', 'init', '-q', '-b', 'main');
  tool(copy, 'git', 'add', 'package.json', 'pnpm-workspace.yaml', '.changeset', 'packages', 'apps');
  tool(copy, 'git', ...commit);
});

afterEach(() => rmSync(copy, { recursive: true }));

function release(name: string, bump: 'patch' | 'minor'): string[] {
  const before = versions();
  writeFileSync(join(copy, '.changeset/one.md'), `---\n'${name}': ${bump}\n---\n\nGo further.\n`);
  tool(copy, 'changeset', 'version');
  const after = versions();
  return Object.keys(after).filter((name) => after[name] !== before[name]);
}

test('a feature of losses bumps only losses, and its changelog says so', () => {
  expect(release('@gd/losses', 'patch')).toEqual(['@gd/losses']);
  expect(changelog('losses')).toContain('Go further.');
  expect(changelog('core')).toBe('');
});

test.each(['patch', 'minor'] as const)('a %s of core bumps no other package: it is their peer', (bump) => {
  expect(release('@gd/core', bump)).toEqual(['@gd/core']);
});

test('a minor of optim, which is out of range before 1.0, bumps the packages that depend on it', () => {
  const dependents = packages.filter(({ manifest }) => '@gd/optim' in (manifest.dependencies ?? {}));
  expect(dependents.length).toBeGreaterThan(0);
  expect(release('@gd/optim', 'minor').sort()).toEqual(
    expect.arrayContaining(['@gd/optim', ...dependents.map(({ manifest }) => manifest.name)].sort()),
  );
  expect(changelog('train')).toContain('@gd/optim@0.2.0');
});
