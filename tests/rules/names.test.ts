import { describe, expect, test } from 'vitest';
import type { Package } from '../support/workspace';
import { packages } from '../support/workspace';
import { nameComplaints, publicNames } from './names';

const all = packages.flatMap(publicNames);

test('a public name means one thing, over all packages and entries', () => {
  expect(nameComplaints(all)).toEqual([]);
});

test('the names are found: of values and types, of every entry', () => {
  const entries = new Set(all.map(({ entry }) => entry));
  for (const entry of ['@gd/core', '@gd/core/extend', '@gd/core/testing', '@gd/optim/test-functions'])
    expect(entries).toContain(entry);
  const names = new Set(all.map(({ name }) => name));
  for (const name of ['relu', 'Tensor', 'mse', 'checkOp', 'Optimizer']) expect(names).toContain(name);
});

describe('the rule can fail', () => {
  const made = (name: string, index: string, extend = ''): Package => ({
    folder: '',
    manifest: {
      name,
      version: '0.0.0',
      exports: { '.': { '@gd/source': './src/index.ts' }, './extend': { '@gd/source': './src/extend.ts' } },
      publishConfig: { exports: {} },
    },
    sources: { 'index.ts': index, 'extend.ts': extend },
  });
  const complaints = (...all: Package[]) => nameComplaints(all.flatMap(publicNames));
  const core = made('@gd/core', "export { mean } from './ops/mean';\nexport type { Tensor } from './tensor';");

  test('a name of two packages', () => {
    expect(complaints(core, made('@gd/optim', "export { average as mean } from './average';"))).toEqual([
      '`mean` is 2 things, of @gd/core (@gd/core/ops/mean#mean) and @gd/optim (@gd/optim/average#average): rename all but one',
    ]);
  });
  test('a name of two entries, and a type beside a value', () => {
    expect(complaints(made('@gd/core', "export { a } from './a';", "export { a } from './other';"))).toHaveLength(1);
    expect(complaints(core, made('@gd/data', "export { Tensor } from './Tensor';"))).toHaveLength(1);
  });
  test('but not one thing that two entries export', () => {
    expect(complaints(made('@gd/core', "export { a } from './a';", "export { a } from './a';"))).toEqual([]);
  });
});
