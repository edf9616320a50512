import { expect, test } from 'vitest';
import plugins from '../plugins.json' with { type: 'json' };
import { packages } from './workspace';

test('plugins.json names npm packages, each once, in the order of the alphabet', () => {
  for (const name of plugins) expect(name).toMatch(/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/);
  expect(plugins).toEqual([...new Set(plugins)].sort());
});

test('every package here that says it is an optimizer is listed', () => {
  const ours = packages.filter(({ manifest }) => (manifest.keywords as string[]).includes('gd-optimizer'));
  expect(ours.length).toBeGreaterThan(0);
  expect(plugins).toEqual(expect.arrayContaining(ours.map(({ manifest }) => manifest.name)));
});
