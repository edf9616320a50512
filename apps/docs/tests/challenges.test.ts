import { join } from 'node:path';
import { expect, test } from 'vitest';
import { besidePages, site } from '../scripts/folders.mjs';
import { prepareNodeWorker } from '../scripts/prepare.mjs';
import { runInNode } from '../scripts/runInNode.mjs';
import { snippets } from '../scripts/snippets.mjs';
import type { Challenge } from '../src/runner/check/challenge';
import { runCheck } from '../src/runner/check/runCheck';

const checks = besidePages('check.ts');
const names = checks.map(({ slug }) => slug);
const pages = snippets();
await prepareNodeWorker();

const read = async (name: string): Promise<Challenge> =>
  (await import(/* @vite-ignore */ join(site, checks.find(({ slug }) => slug === name)!.file))).default;

test.each(names)('%s: the good answer passes', async (name) => {
  const task = await read(name);
  const result = await runCheck(task, { [task.name]: task.good });
  expect(result.cases.filter(({ passed }) => !passed)).toEqual([]);
});

test.each(names)('%s: every known wrong answer fails with its own sentence', async (name) => {
  const task = await read(name);
  for (const { as, say } of task.wrong) {
    const { passed, mistake } = await runCheck(task, { [task.name]: as });
    expect({ passed, mistake }).toEqual({ passed: false, mistake: say });
  }
  const sentences = task.wrong.map(({ say }) => say);
  expect(sentences).toEqual([...new Set(sentences)]);
});

test.each(names)('%s: its page has a starter and a solution; the first fails and the other passes', async (name) => {
  const starter = pages.find(({ kind, check }) => kind === 'run' && check === name);
  const solution = pages.find(({ kind, check }) => kind === 'solution' && check === name);
  if (!starter || !solution)
    throw new Error(`the page of ${name} has no <Challenge> with a run and a solution fence: write one`);
  expect((await runInNode(starter.code, { check: name })).checked?.passed).toBe(false);
  expect(await runInNode(solution.code, { check: name })).toMatchObject({ checked: { passed: true } });
});

test('every page with a challenge has its check.ts beside it', () => {
  for (const { check, page } of pages) if (check) expect(names, `${page}: write a check.ts beside it`).toContain(check);
});
