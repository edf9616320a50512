import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files } from '../support/files';
import { root } from '../support/workspace';
import { unfinishedComplaints } from './unfinished';

const written = files.filter((file) => /^(apps|packages)\/.*\.(ts|tsx|mjs|mdx|md)$/.test(file));

test('nothing waits to be written', () => {
  const complaints = written.flatMap((file) => unfinishedComplaints(file, readFileSync(join(root, file), 'utf8')));
  expect(complaints).toEqual([]);
});

test('what waits says itself what to do', () => {
  const text = `/** TODO: say what it is. */\n<Hint>TODO: help a little</Hint>\nask: 'TODO: what else?',\n// TODO`;
  expect(unfinishedComplaints('a.ts', text)).toEqual([
    'a.ts:1: TODO say what it is.',
    'a.ts:2: TODO help a little',
    'a.ts:3: TODO what else?',
    'a.ts:4: TODO and nothing else: do it, or say what it is',
  ]);
});
