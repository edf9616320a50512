import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle';

type Core = typeof import('@gd/core');

// Two copies of core in one realm, as in an application whose packages need different versions.
const folder = mkdtempSync(join(tmpdir(), 'gd-copies-'));
let [one, other] = [] as unknown as [Core, Core];

beforeAll(async () => {
  const { code } = await bundle("export * from '@gd/core';", 'sources');
  const load = (name: string): Promise<Core> => {
    writeFileSync(join(folder, name), code);
    return import(pathToFileURL(join(folder, name)).href);
  };
  [one, other] = [await load('one.mjs'), await load('other.mjs')];
});
afterAll(() => rmSync(folder, { recursive: true }));

test('they are two', () => expect(one.mul).not.toBe(other.mul));

test('a gradient sees what either copy computed', () => {
  // 3x² + x, computed alternately by both copies
  const f = (x: import('@gd/core').Tensor) => one.add(other.mul(3, one.mul(x, x)), x);
  for (const { grad } of [one, other]) expect(grad(f)(2)).toBe(13);
});

test('gradients nest across copies, and the tape is empty after', () => {
  const cube = (x: import('@gd/core').Tensor) => other.mul(x, one.mul(x, x));
  expect(one.grad((x) => other.grad(cube)(x))(2)).toBe(12);
  expect(other.grad((x) => one.grad(cube)(x))(2)).toBe(12);
  expect(
    one
      .recordTape(cube)(2)
      .nodes.map(({ name }) => name),
  ).toEqual(['x', 'mul', 'mul']);
});
