import { expect, test } from 'vitest';
import { prepareNodeWorker } from '../scripts/prepare.mjs';
import { runInNode } from '../scripts/runInNode.mjs';
import { readFence, snippets, snippetsOf } from '../scripts/snippets.mjs';
import { asText } from '../src/runner/show/asText';
import { keeps, promisesOf } from './promises';
import { typeErrors } from './typeErrors';

const all = snippets();
await prepareNodeWorker();

test('fences are parsed with their words, their indent and the challenge around them', () => {
  expect(readFence(' run id=boots limit=5')).toEqual({ kind: 'run', id: 'boots', limit: 5, fails: false });
  expect(readFence('title="x"')).toBeUndefined();
  const page =
    '<Challenge>\n\n  ```ts run id=x fails\n  one\n    two\n  ```\n</Challenge>\n```ts\nno\n```\n```ts solution\ns\n```';
  expect(snippetsOf(page, 'lessons/p/index.mdx')).toMatchObject([
    { id: 'x', check: 'p', fails: true, line: 3, code: 'one\n  two' },
    { kind: 'solution', check: undefined, code: 's' },
  ]);
});

test('every snippet has its own id on its page', () => {
  const names = all.filter(({ kind }) => kind === 'run').map(({ page, id }) => `${page}#${id}`);
  expect(names).toEqual([...new Set(names)]);
  expect(names.length).toBeGreaterThan(1);
});

test('the types of every snippet are right', () => {
  expect(typeErrors(all)).toEqual([]);
});

test('a wrong type in a snippet is found', () => {
  const snippet = { page: 'x.mdx', id: 'x', line: 1, code: "import { tensor } from '@gd/core';\ntensor('three');" };
  expect(typeErrors([snippet]).join()).toContain('x.mdx:3');
});

test.each(all.map((snippet) => [`${snippet.page}:${snippet.line} ${snippet.id}`, snippet] as const))(
  '%s runs and prints what it promises',
  async (_, { code, limit, fails }) => {
    const { items, error } = await runInNode(code, { limit: limit * 3 });
    expect(error?.message ?? '').toMatch(fails ? /./ : /^$/);
    const output = [...items.map(asText), error?.message ?? ''].join('\n');
    for (const promise of promisesOf(code)) expect(keeps(output, promise), `“${promise}” in:\n${output}`).toBe(true);
  },
  200_000,
);
