import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../support/bundle';

const folder = mkdtempSync(join(tmpdir(), 'gd-threads-'));
const file = join(folder, 'threads.mjs');

beforeAll(async () => {
  const { code } = await bundle("export * from './tests/proof/engines/threads.ts';", 'sources');
  writeFileSync(file, code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answer(code: string): unknown {
  const whole = `import('./threads.mjs').then(async (all) => { ${code} });`;
  const options = { cwd: folder, encoding: 'utf8', timeout: 20_000 } as const;
  const { stdout, stderr, signal } = spawnSync(process.execPath, ['-e', whole], options);
  expect([stderr, signal]).toEqual(['', null]);
  return JSON.parse(stdout);
}

test('steps use threads in a worker, too, with the same bits', () => {
  const { alone, inside } = answer(
    `console.log(JSON.stringify({ alone: await all.losses(1), inside: await all.inWorker(${JSON.stringify(file)}) }))`,
  ) as { alone: number[]; inside: number[] };
  expect(inside).toEqual(alone);
  expect(alone[49]).toBeLessThan(alone[0]!);
});

// while the threads start, and once they run
test.each([0, 60, 400])('a process ends when it has nothing more to do, %i ms after its first step', (milliseconds) => {
  expect(answer(`await all.unasked(${milliseconds}); console.log('"done"');`)).toBe('done');
});

test('programs that are no longer needed leave no memory behind, and threads do not keep it', () => {
  // of 1280
  expect(answer('console.log(await all.grown(40, 32))')).toBeLessThan(800);
});
