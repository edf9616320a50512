import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle } from '../support/bundle';
import { tool } from '../support/tool';
import { packages, root } from '../support/workspace';

// a program is run, not imported: createOptimizer.test.ts runs the line of its README
const libraries = packages.filter(({ manifest }) => manifest.bin === undefined);
const readmes = [root, ...libraries.map(({ folder }) => folder)]
  .map((folder) => join(folder, 'README.md'))
  .filter((file) => existsSync(file));

describe.each(readmes.map((file) => [relative(root, file), file] as const))('%s', (_, file) => {
  const examples = [...readFileSync(file, 'utf8').matchAll(/^```ts run\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);

  test('has an example that runs', () => expect(examples).not.toEqual([]));

  test.each(examples.map((code, i) => [i + 1, code] as const))('example %i prints what it says', async (_, code) => {
    const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line!);
    expect(promised, 'an example shows what it prints, in lines that begin with // →').not.toEqual([]);
    expectSameLines(run((await bundle(code, 'sources')).code), promised);
  });
});

test('a wrong number, a wrong word and a missing line are seen', () => {
  expectSameLines(['loss 0.1234'], ['loss 0.12341']);
  expect(() => expectSameLines(['loss 0.1234'], ['loss 0.1254'])).toThrow();
  expect(() => expectSameLines(['loss 0.1234'], ['cost 0.1234'])).toThrow();
  expect(() => expectSameLines(['1', '2'], ['1'])).toThrow();
});

function run(code: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gd-readme-'));
  try {
    writeFileSync(join(folder, 'example.mjs'), code);
    return tool(folder, process.execPath, 'example.mjs').trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Words must be the same; numbers may differ in the fourth figure, since machines round differently. */
function expectSameLines(printed: readonly string[], promised: readonly string[]): void {
  const number = /-?\d+(\.\d+)?(e[+-]?\d+)?/g;
  const words = (lines: readonly string[]) =>
    lines.map((line) => line.trim().replace(/\s+/g, ' ').replace(number, '#'));
  const numbers = (lines: readonly string[]) => lines.flatMap((line) => line.match(number) ?? []).map(Number);
  expect(words(printed), printed.join('\n')).toEqual(words(promised));
  for (const [i, value] of numbers(promised).entries()) {
    const found = numbers(printed)[i]!;
    expect(Math.abs(found - value), `${found}, where the example says ${value}`).toBeLessThanOrEqual(
      1e-3 * Math.abs(value),
    );
  }
}
