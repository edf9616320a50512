import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from '../../scripts/mutantTable.mjs';
import { files } from '../support/files';
import { root } from '../support/workspace';

// `pnpm mutants` makes the breaks; this only checks that each would still break something, and has a test.
test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', (_, { file, from, to, tests }) => {
  const points = readFileSync(join(root, file), 'utf8').split(from).length - 1;
  expect(points, `${file} should have this text once: ${from}`).toBe(1);
  expect(to).not.toBe(from);
  for (const part of tests) expect(files.some((path) => path.includes(part) && /\.test\.ts$/.test(path))).toBe(true);
});
